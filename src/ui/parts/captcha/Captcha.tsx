'use client'
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react'
import type { CaptchaHandle } from '../../../captcha/provider.ts'
import { EntryphoneError } from '../../../runtime/mistake.ts'
import { hasFocus } from '../../../runtime/tree.ts'
import { CaptchaNews } from './CaptchaNews.tsx'
import { CaptchaRoom } from './CaptchaRoom.tsx'
import { useCaptchaProvider } from './useCaptchaProvider.ts'
import { type CaptchaSettings, useCaptchaSettings } from './useCaptchaSettings.ts'

/** A challenge to show, and when it may be asked for. Nothing is fetched of a third party before. */
export interface CaptchaProps extends CaptchaSettings {
  /** The person has turned to the form. Before that, or `solve()`, nothing is asked of a third party. Default false. */
  readonly wanted?: boolean | undefined
  /** Keeps no room for itself until it is wanted: for a challenge that few will see. */
  readonly opens?: boolean | undefined
  /** It was asked for by the last press: it grows into place. */
  readonly late?: boolean | undefined
  /** What is wrong with it, on its own line below the box. */
  readonly error?: string | undefined
  /** Names the box for assistive technology. Default: the words of `messages`. */
  readonly label?: string | undefined
}

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
  { wanted = false, opens = false, late = false, error, label, ...settings },
  ref,
) {
  const { provider, siteKey } = settings.challenge
  const { words, options, load, isOurs, language, theme } = useCaptchaSettings(settings)
  const { loadTimeout = 15_000, challengeTimeout = 120_000 } = options
  const box = useRef<HTMLDivElement>(null)
  const { ready, seen, see, attempt, open, failed, retry, handle, isAwaited, mount } = useCaptchaProvider({
    name: provider,
    load,
    isOurs,
    loadTimeout,
    challengeTimeout,
    box,
  })
  useImperativeHandle(ref, () => handle, [handle])
  useEffect(() => {
    if (wanted) open()
  }, [wanted, open])

  const drawn = () => {
    // The button that had asked for it goes, or the place that was kept for it has the focus: on in the box.
    const place = box.current?.closest('.entryphone-late') ?? box.current?.querySelector('.entryphone-captcha-news')
    if (place && hasFocus(place)) box.current?.querySelector<HTMLElement>('.entryphone-captcha-box')?.focus()
    see({ phase: 'drawn' })
  }

  return (
    <CaptchaRoom
      provider={provider}
      size={options.size}
      phase={seen.phase}
      isClosed={opens && !wanted}
      isLate={late}
      awaits={isAwaited ? words.captcha.tick : undefined}
      error={error}
      box={box}
      news={<CaptchaNews seen={seen} words={words} isRetried={attempt > 0} onRetry={retry} />}
    >
      {ready !== undefined && (
        <ready.Provider
          {...options}
          key={attempt}
          ref={mount}
          siteKey={siteKey}
          size={options.size ?? ready.room}
          {...(language !== undefined && { language })}
          theme={theme}
          label={label ?? words.captcha.label}
          onReady={drawn}
          onExpired={() => see({ phase: 'expired' })}
          onUnavailable={failed}
        />
      )}
    </CaptchaRoom>
  )
})
