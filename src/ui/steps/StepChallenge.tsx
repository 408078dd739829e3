'use client'
import { forwardRef, useCallback, useContext, useEffect, useImperativeHandle, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { AuthError, errorFrom } from '../../protocol/error.ts'
import { EntryphoneError } from '../../runtime/mistake.ts'
import { untilAborted } from '../../runtime/untilAborted.ts'
import { LoadCaptchaContext } from '../LoadCaptchaContext.ts'
import type { CaptchaProps } from '../parts/captcha/Captcha.tsx'
import { awaitedHandle } from '../parts/captcha/awaitedHandle.ts'
import { CaptchaRoom } from '../parts/captcha/CaptchaRoom.tsx'
import type { CaptchaPart } from '../parts/captcha/importCaptcha.ts'
import { useRefusedWhenGone } from '../parts/captcha/useRefusedWhenGone.ts'
import { useWidget } from '../WidgetContext.ts'

type StepChallengeProps = Pick<CaptchaProps, 'challenge' | 'wanted' | 'opens'>

let loaded: CaptchaPart | undefined

/** A step's challenge: its room is there with the form, and what draws it a moment later. */
export const StepChallenge = forwardRef<CaptchaHandle, StepChallengeProps>(function StepChallenge(props, ref) {
  const { challenge, wanted = false, opens = false } = props
  const { size, loadTimeout = 15_000 } = useWidget().captcha?.[challenge.provider] ?? {}
  const loadCaptcha = useContext(LoadCaptchaContext)
  const [Captcha, setCaptcha] = useState(() => loaded)
  const [{ mounted, next, mount, refuse }] = useState(awaitedHandle)

  const load = useCallback(() => {
    if (mounted() !== null) return
    if (loadCaptcha === undefined) throw new EntryphoneError('E02')
    const loading = loaded === undefined ? loadCaptcha() : Promise.resolve(loaded)
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
        const handle = mounted() ?? (await untilAborted(arrival(), signal))
        return handle.solve(signal)
      },
    }
  }, [mounted, next, refuse, load, loadTimeout])

  if (Captcha !== undefined) return <Captcha {...props} ref={mount} />
  return <CaptchaRoom provider={challenge.provider} size={size} phase="idle" isClosed={opens && !wanted} />
})
