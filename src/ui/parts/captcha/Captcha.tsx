'use client'
import {
  forwardRef,
  useCallback,
  useContext,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { captchaProviders } from '../../../captcha/lazy.ts'
import { captchaRules } from '../../../captcha/rules.ts'
import { leftThePage } from '../../../captcha/provider.ts'
import type { CaptchaHandle, CaptchaOptions, CaptchaProvider } from '../../../captcha/provider.ts'
import { messageFor } from '../../../locales/messageFor.ts'
import type { Messages } from '../../../locales/messages.ts'
import { AuthError, errorFrom, errorMeanings } from '../../../protocol/error.ts'
import { inTime } from '../../../runtime/inTime.ts'
import { EntryphoneError, misconfigured } from '../../../runtime/mistake.ts'
import { check } from '../../../runtime/options.ts'
import type { CaptchaChallenge as Challenge } from '../../../protocol/step.ts'
import { hasFocus } from '../../../runtime/tree.ts'
import { untilAborted } from '../../../runtime/untilAborted.ts'
import { type LoadCaptcha, type Theme, WidgetContext } from '../../WidgetContext.ts'
import { wordsOf } from '../../wordsOf.ts'
import { Button } from '../form/Button.tsx'

export interface CaptchaProps {
  readonly challenge: Challenge
  /** The person has turned to the form. Before that, or `solve()`, nothing is asked of a third party. Default false. */
  readonly wanted?: boolean | undefined
  /** Keeps no room for itself until it is wanted: for a challenge that few will see, where nothing stands below. */
  readonly opens?: boolean | undefined
  /** Names the box for assistive technology. Default: the words of `messages`. */
  readonly label?: string | undefined
  /** Default: the widget's, or English. */
  readonly messages?: Messages | undefined
  /** BCP 47. Default: the language of the messages given here or to the widget, or what the vendor makes of the browser. */
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
  readonly reject: (reason: unknown) => void
}

/** What is to be seen of it. `told`: whoever called `solve()` knows, and says so. */
type Seen =
  | { readonly phase: 'idle' | 'drawn' | 'expired' }
  | { readonly phase: 'loading'; readonly asked: boolean }
  | { readonly phase: 'failed'; readonly error: AuthError; readonly told: boolean }

/**
 * A challenge by whichever provider it names: a step's, or, with nothing above it, one in a form of your own. Its room
 * is there before it is. Its ref's `solve(signal)` gives one fresh token for one request.
 */
export const Captcha = forwardRef<CaptchaHandle, CaptchaProps>(function Captcha(props, ref) {
  if (typeof props.challenge?.provider !== 'string') throw new EntryphoneError('E60', 'Captcha: challenge')
  // Another provider is another challenge, from its loading on.
  return <CaptchaOf {...props} ref={ref} key={props.challenge.provider} />
})

const CaptchaOf = forwardRef<CaptchaHandle, CaptchaProps>(function CaptchaOf(
  {
    challenge,
    wanted = false,
    opens = false,
    label,
    messages,
    language,
    theme: asks,
    options: own,
    load: customLoader,
  },
  ref,
) {
  const widget = useContext(WidgetContext)
  const { provider, siteKey } = challenge
  const given = messages ?? widget?.messages
  const words = useMemo(() => wordsOf(given), [given])
  const [ready, setReady] = useState<{ readonly Provider: CaptchaProvider; readonly room: 'visible' | 'compact' }>()
  const [seen, see] = useState<Seen>({ phase: 'idle' })
  const [attempt, setAttempt] = useState(0)
  const prefersDark = useSyncExternalStore(watchSystemTheme, isSystemDark, () => false)
  const box = useRef<HTMLDivElement>(null)
  const isOpened = useRef(false)
  const handle = useRef<CaptchaHandle | null>(null)
  const waiting = useRef<readonly Waiting[]>([])
  const solving = useRef(0)
  const ours = captchaProviders[provider]
  const load = customLoader ?? widget?.captchaProviders?.[provider] ?? ours
  const isOurs = load === ours
  const asked: CaptchaOptions = own ?? widget?.captcha?.[provider] ?? {}
  check('Captcha', { ...asked, language }, captchaRules)
  const { loadTimeout = 15_000, challengeTimeout = 120_000 } = asked

  const failed = useCallback((error: AuthError) => {
    const told = solving.current > 0
    // What is drawn already says what is wrong with it.
    see((before) => (before.phase === 'loading' ? { phase: 'failed', error, told } : before))
  }, [])

  const open = useCallback(() => {
    // Once is enough, though hosts write their loaders inline; after a failure, once more.
    if (isOpened.current) return
    isOpened.current = true
    see({ phase: 'loading', asked: solving.current > 0 })
    const fail = (error: AuthError) => {
      isOpened.current = false
      for (const { reject } of waiting.current) reject(error)
      waiting.current = []
      failed(error)
    }
    if (load === undefined) {
      fail(misconfigured('E61', provider))
      return
    }
    // What a host brings may never answer, or throw where it should reject.
    inTime(() => load(), { timeout: loadTimeout, signal: new AbortController().signal }).then(
      (loaded) => {
        setReady({ Provider: loaded.default, room: roomIn(box.current) })
        // One that a host brings may not tell when it is drawn.
        if (!isOurs) see({ phase: 'drawn' })
      },
      (thrown: unknown) => {
        const error = errorFrom(isOurs ? 'chunk' : 'captchaProviders', thrown, 'captcha-unavailable')
        fail(error.code === 'timeout' ? new AuthError('captcha-unavailable', { cause: error.cause }) : error)
      },
    )
  }, [load, loadTimeout, isOurs, provider, failed])

  useEffect(() => {
    if (wanted) open()
  }, [wanted, open])

  const keep = useCallback((mounted: CaptchaHandle | null) => {
    handle.current = mounted
    if (mounted === null) return
    for (const { resolve } of waiting.current) resolve(mounted)
    waiting.current = []
  }, [])

  useEffect(
    () => () => {
      for (const { reject } of waiting.current) reject(leftThePage())
      waiting.current = []
    },
    [],
  )

  useImperativeHandle(
    ref,
    () => ({
      async solve(signal) {
        signal.throwIfAborted()
        solving.current += 1
        see((before) =>
          before.phase === 'failed' || before.phase === 'loading' ? { phase: 'loading', asked: true } : before,
        )
        try {
          const mounted =
            handle.current ??
            (await untilAborted(
              new Promise<CaptchaHandle>((resolve, reject) => {
                waiting.current = [...waiting.current, { resolve, reject }]
                open()
              }),
              signal,
            ))
          return await (isOurs ? mounted.solve(signal) : solveCustom(mounted, signal, challengeTimeout))
        } finally {
          solving.current -= 1
        }
      },
    }),
    [open, isOurs, challengeTimeout],
  )

  const retry = () => {
    see({ phase: 'loading', asked: true })
    if (ready === undefined) open()
    else setAttempt(attempt + 1)
  }
  const drawn = () => {
    // The button that had asked for it goes: whoever pressed it goes on in the box.
    const news = box.current?.querySelector('.entryphone-captcha-news')
    if (news && hasFocus(news)) box.current?.querySelector<HTMLElement>('.entryphone-captcha-box')?.focus()
    see({ phase: 'drawn' })
  }

  const theme = asks ?? widget?.theme
  const spoken = language ?? given?.language
  const canRetry = seen.phase === 'failed' && errorMeanings[seen.error.code].retry !== 'never'
  return (
    <div
      className="entryphone-captcha"
      ref={box}
      data-provider={provider}
      data-size={asked.size ?? 'auto'}
      data-phase={seen.phase}
      data-closed={(opens && !wanted) || undefined}
    >
      <div className="entryphone-captcha-room">
        {asked.size !== 'invisible' && (
          <div className="entryphone-captcha-news">
            <output className={seen.phase === 'expired' ? 'entryphone-hidden' : undefined}>
              {newsOf(seen, words)}
            </output>
            {/* Read out, it would follow every first touch of the form. */}
            {seen.phase === 'loading' && !seen.asked && <span>{words.captcha.loading}</span>}
            {(canRetry || (seen.phase === 'loading' && attempt > 0)) && (
              <Button look="link" busy={seen.phase === 'loading'} onClick={retry}>
                {words.captcha.retry}
              </Button>
            )}
          </div>
        )}
        {ready !== undefined && (
          <ready.Provider
            {...asked}
            key={attempt}
            ref={keep}
            siteKey={siteKey}
            size={asked.size ?? ready.room}
            {...(spoken !== undefined && { language: spoken })}
            theme={theme === 'dark' || (theme !== 'light' && prefersDark) ? 'dark' : 'light'}
            label={label ?? words.captcha.label}
            onReady={drawn}
            onExpired={() => see({ phase: 'expired' })}
            onUnavailable={failed}
          />
        )}
      </div>
    </div>
  )
})

/** What a screen reader is told, once. */
function newsOf(seen: Seen, messages: Messages): string | undefined {
  const { captcha, errors } = messages
  if (seen.phase === 'loading') return seen.asked ? captcha.loading : undefined
  if (seen.phase === 'failed') return seen.told ? undefined : messageFor(messages, seen.error)
  return seen.phase === 'expired' ? errors['captcha-expired'] : undefined
}

/** A provider of the host's own has as long as ours; what it says of its failure beyond its meaning is not told. */
async function solveCustom(provider: CaptchaHandle, signal: AbortSignal, timeout: number) {
  try {
    return await inTime((ended) => provider.solve(ended), { timeout, signal })
  } catch (thrown) {
    signal.throwIfAborted()
    const error = errorFrom('captcha', thrown, 'unexpected')
    throw error.code === 'timeout' ? new AuthError('captcha-expired', { cause: error.cause }) : error
  }
}

/** Vendors' boxes are 300 px and some wide and do not bend. */
function roomIn(box: HTMLElement | null): 'visible' | 'compact' {
  return box !== null && box.clientWidth > 0 && box.clientWidth < 304 ? 'compact' : 'visible'
}

const systemTheme = () => (typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined)

function isSystemDark(): boolean {
  return systemTheme()?.matches === true
}

function watchSystemTheme(changed: () => void): () => void {
  const theme = systemTheme()
  theme?.addEventListener('change', changed)
  return () => theme?.removeEventListener('change', changed)
}
