import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react'
import { type CaptchaHandle, type CaptchaProviderProps, captchaToken } from '../../../src/captcha/index.ts'

/** A challenge of nobody's: a page of documentation asks no vendor for anything. */
export const StandIn = forwardRef<CaptchaHandle, CaptchaProviderProps>(function StandIn({ label, onReady }, ref) {
  useImperativeHandle(ref, () => ({ solve: async () => captchaToken('stand-in') }), [])
  // Callbacks need not be memoized for the box to stay.
  const ready = useRef(onReady)
  useEffect(() => ready.current?.(), [])
  return (
    <label>
      <input type="checkbox" />
      <span>{label}</span>
    </label>
  )
})
