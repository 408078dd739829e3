'use client'
import {
  type ComponentType,
  forwardRef,
  type RefAttributes,
  useCallback,
  useEffect,
  useImperativeHandle,
  useState,
} from 'react'
import { type CaptchaHandle, leftThePage } from '../../captcha/provider.ts'
import { errorFrom } from '../../protocol/error.ts'
import { untilAborted } from '../../runtime/untilAborted.ts'
import type { CaptchaProps } from '../parts/captcha/Captcha.tsx'
import { awaitedHandle } from '../parts/captcha/awaitedHandle.ts'
import { CaptchaRoom } from '../parts/captcha/CaptchaRoom.tsx'
import { useWidget } from '../WidgetContext.ts'

export type StepChallengeProps = Pick<CaptchaProps, 'challenge' | 'wanted' | 'opens'>

type CaptchaPart = ComponentType<CaptchaProps & RefAttributes<CaptchaHandle>>

let loaded: CaptchaPart | undefined

/** What it takes to draw a challenge comes after the form. */
export async function loadCaptchaPart(): Promise<CaptchaPart> {
  loaded ??= (await import('../parts/captcha/Captcha.tsx')).Captcha
  return loaded
}

/** A step's challenge: its room is there with the form, and what draws it a moment later. */
export const StepChallenge = forwardRef<CaptchaHandle, StepChallengeProps>(function StepChallenge(props, ref) {
  const { challenge, wanted = false, opens = false } = props
  const { captcha } = useWidget()
  const [Captcha, setCaptcha] = useState(() => loaded)
  const [awaited] = useState(awaitedHandle)

  const load = useCallback(() => {
    if (awaited.mounted() !== null) return
    loadCaptchaPart().then(
      (part) => setCaptcha(() => part),
      (thrown: unknown) => awaited.refuse(errorFrom('chunk', thrown, 'captcha-unavailable')),
    )
  }, [awaited])
  // Also once it is wanted: what did not come before may come now.
  useEffect(load, [load, wanted])
  useEffect(() => () => awaited.refuse(leftThePage()), [awaited])
  useImperativeHandle(
    ref,
    () => ({
      async solve(signal) {
        signal.throwIfAborted()
        const next = awaited.mounted() ?? awaited.next()
        load()
        return (await untilAborted(Promise.resolve(next), signal)).solve(signal)
      },
    }),
    [awaited, load],
  )

  if (Captcha !== undefined) return <Captcha {...props} ref={awaited.mount} />
  const { size } = captcha?.[challenge.provider] ?? {}
  return <CaptchaRoom provider={challenge.provider} size={size} phase="idle" isClosed={opens && !wanted} />
})
