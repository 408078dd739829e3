'use client'
import { type KeyboardEvent, useState } from 'react'
import { useFirstWidget } from '../../WidgetContext.ts'

/**
 * Whether Caps Lock is on while someone types a password, as the last key has told; said once. What has no keys (a
 * filler, a phone) tells nothing.
 */
export function useCapsLock() {
  const { messages, announce } = useFirstWidget()
  const [isOn, setOn] = useState(false)
  const look = (event: KeyboardEvent) => {
    const now = event.getModifierState('CapsLock')
    if (now === isOn) return
    setOn(now)
    if (now) announce(messages.credentials.capsLock)
  }
  return {
    /** What there is to say below the field. */
    hint: isOn ? messages.credentials.capsLock : undefined,
    listeners: { onKeyDown: look, onKeyUp: look, onBlur: () => setOn(false) },
  }
}
