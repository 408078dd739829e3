'use client'
import { forwardRef, useCallback, useEffect, useImperativeHandle, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { AuthError, errorFrom } from '../../protocol/error.ts'
import { EntryphoneError } from '../../runtime/mistake.ts'
import { untilAborted } from '../../runtime/untilAborted.ts'
import type { CaptchaProps } from '../parts/captcha/Captcha.tsx'
import { awaitedHandle } from '../parts/captcha/awaitedHandle.ts'
import { CaptchaRoom } from '../parts/captcha/CaptchaRoom.tsx'
import type { CaptchaPart } from '../parts/captcha/importCaptcha.ts'
import { useRefusedWhenGone } from '../parts/captcha/useRefusedWhenGone.ts'
import { useAwaited } from '../parts/captcha/useAwaited.ts'
import { useFirstWidget } from '../WidgetContext.ts'
import { LateChallenge } from './LateChallenge.tsx'

type StepChallengeProps = Pick<CaptchaProps, 'challenge' | 'wanted' | 'opens' | 'late' | 'error'>

let loaded: CaptchaPart | undefined

/** A step's challenge: its room is there with the form, and what draws it a moment later. */
export const StepChallenge = forwardRef<CaptchaHandle, StepChallengeProps>(function StepChallenge(props, ref) {
  const { challenge, wanted = false, opens = false, late = false, error } = props
  const { messages, captcha, loadCaptcha } = useFirstWidget()
  const { size, loadTimeout = 15_000 } = captcha?.[challenge.provider] ?? {}
  const [Captcha, setCaptcha] = useState(() => loaded)
  const [{ mounted, next, mount, refuse }] = useState(awaitedHandle)
  const [isAwaited, watch] = useAwaited()

  const load = useCallback(() => {
    if (mounted() !== null) return
    if (loadCaptcha === undefined) throw new EntryphoneError('E02')
    // What the card hands down is `importCaptcha`; its type would lead back here in a circle.
    const loading = loaded === undefined ? (loadCaptcha() as Promise<CaptchaPart>) : Promise.resolve(loaded)
    loading.then(
      (part) => {
        loaded = part
        setCaptcha(() => part)
      },
      (thrown: unknown) => refuse(errorFrom('chunk', thrown, 'captcha-unavailable')),
    )
  }, [mounted, refuse, loadCaptcha])
  // Also once it is wanted: what did not come before may come now.
  useEffect(load, [load, wanted])
  useRefusedWhenGone(refuse)
  useImperativeHandle(ref, () => {
    const arrival = () => {
      load()
      const timer = setTimeout(() => refuse(new AuthError('captcha-unavailable')), loadTimeout)
      return next().finally(() => clearTimeout(timer))
    }
    return {
      async solve(signal) {
        signal.throwIfAborted()
        const handle = mounted() ?? (await watch(untilAborted(arrival(), signal)))
        return handle.solve(signal)
      },
    }
  }, [mounted, next, refuse, load, watch, loadTimeout])

  const drawn =
    Captcha === undefined ? (
      <CaptchaRoom
        provider={challenge.provider}
        size={size}
        phase="idle"
        isClosed={opens && !wanted}
        isLate={late}
        awaits={isAwaited ? messages.captcha.tick : undefined}
        error={error}
        news={
          <>
            <output />
            <span>{messages.captcha.coming}</span>
          </>
        }
      />
    ) : (
      <Captcha {...props} ref={mount} />
    )
  if (!late || size === 'invisible') return drawn
  return <LateChallenge isOpen={wanted || !opens}>{drawn}</LateChallenge>
})
