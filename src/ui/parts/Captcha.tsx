'use client'
import { forwardRef, useCallback, useContext, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { captchaProviders } from '../../captcha/lazy.ts'
import type { CaptchaHandle, CaptchaOptions, CaptchaProvider } from '../../captcha/provider.ts'
import { AuthError } from '../../protocol/error.ts'
import type { Captcha as Challenge } from '../../protocol/step.ts'
import { type LoadCaptcha, type Theme, WidgetContext } from '../WidgetContext.ts'

export interface CaptchaProps {
  readonly challenge: Challenge
  /** The person has turned to the form. Before that, or `solve()`, nothing is asked of a third party. Default false. */
  readonly wanted?: boolean | undefined
  /** Keeps no room for itself until it is wanted: for a challenge that few will see, where nothing stands below. */
  readonly opens?: boolean | undefined
  /** Names the box for assistive technology. Default: the widget's own words; alone on a page there are none. */
  readonly label?: string | undefined
  /** BCP 47. Default: the widget's language, or what the vendor makes of the browser. */
  readonly language?: string | undefined
  /** Default: the widget's, or the system's. */
  readonly theme?: Theme | undefined
  /** The script's host, nonce, size and timeouts. Default: the widget's for this provider. */
  readonly options?: CaptchaOptions | undefined
  /** Loads a provider of your own. Default: the widget's by this name, or ours. */
  readonly load?: LoadCaptcha | undefined
}

interface Waiting {
  readonly resolve: (handle: CaptchaHandle) => void
  readonly reject: (error: AuthError) => void
}

/**
 * A challenge by whichever provider it names: a step's, or, with nothing above it, one in a form of your own. Its room
 * is there before it is. Its ref's `solve(signal)` gives one fresh token for one request.
 */
export const Captcha = forwardRef<CaptchaHandle, CaptchaProps>(function Captcha(props, ref) {
  // Another provider is another challenge, from its loading on.
  return <CaptchaOf {...props} ref={ref} key={props.challenge.provider} />
})

const CaptchaOf = forwardRef<CaptchaHandle, CaptchaProps>(function CaptchaOf(
  { challenge, wanted = false, opens = false, label, language, theme: asks, options: own, load: brought },
  ref,
) {
  const widget = useContext(WidgetContext)
  const { provider, siteKey } = challenge
  const [ready, setReady] = useState<{ readonly Provider: CaptchaProvider; readonly room: 'visible' | 'compact' }>()
  const box = useRef<HTMLDivElement>(null)
  const isOpened = useRef(false)
  const handle = useRef<CaptchaHandle | null>(null)
  const waiting = useRef<readonly Waiting[]>([])
  const load = brought ?? widget?.captchaProviders?.[provider] ?? captchaProviders[provider]

  const open = useCallback(() => {
    // Once is enough, though hosts write their loaders inline; after a failure, once more.
    if (isOpened.current) return
    isOpened.current = true
    const fail = (error: AuthError) => {
      isOpened.current = false
      for (const { reject } of waiting.current) reject(error)
      waiting.current = []
    }
    if (load === undefined) {
      fail(
        new AuthError('misconfigured', { cause: `No captcha is called "${provider}". Pass it in captchaProviders.` }),
      )
      return
    }
    load().then(
      (loaded) => setReady({ Provider: loaded.default, room: roomIn(box.current) }),
      (cause: unknown) => fail(new AuthError('captcha-unavailable', { cause })),
    )
  }, [load, provider])

  useEffect(() => {
    if (wanted) open()
  }, [wanted, open])

  const keep = useCallback((mounted: CaptchaHandle | null) => {
    handle.current = mounted
    if (mounted === null) return
    for (const { resolve } of waiting.current) resolve(mounted)
    waiting.current = []
  }, [])

  useImperativeHandle(
    ref,
    () => ({
      async solve(signal) {
        const mounted =
          handle.current ??
          (await new Promise<CaptchaHandle>((resolve, reject) => {
            waiting.current = [...waiting.current, { resolve, reject }]
            open()
          }))
        signal.throwIfAborted()
        return mounted.solve(signal)
      },
    }),
    [open],
  )

  const asked: CaptchaOptions = own ?? widget?.captcha?.[provider] ?? {}
  const theme = asks ?? widget?.theme
  const spoken = language ?? widget?.messages.language
  const name = label ?? widget?.messages.captcha.label
  return (
    <div
      className="entryphone-captcha"
      ref={box}
      data-provider={provider}
      data-size={asked.size ?? 'visible'}
      data-closed={(opens && !wanted) || undefined}
    >
      {ready !== undefined && (
        <ready.Provider
          {...asked}
          ref={keep}
          siteKey={siteKey}
          size={asked.size ?? ready.room}
          {...(spoken !== undefined && { language: spoken })}
          theme={theme === 'dark' || (theme !== 'light' && prefersDark()) ? 'dark' : 'light'}
          {...(name !== undefined && { label: name })}
        />
      )}
    </div>
  )
})

/** Vendors' boxes are 300 px and some wide and do not bend. */
function roomIn(box: HTMLElement | null): 'visible' | 'compact' {
  return box !== null && box.clientWidth > 0 && box.clientWidth < 304 ? 'compact' : 'visible'
}

function prefersDark(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches
}
