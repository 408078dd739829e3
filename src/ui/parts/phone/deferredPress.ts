import { submitForm } from '../form/sandboxedForm.ts'
import type { PhoneStore } from './phoneStore.ts'

/**
 * The number is part of what is sent, so a press of the form's button that comes before it could be parsed waits, and is
 * then made again.
 */
export function deferredPress({ get, dispatch }: PhoneStore, field: () => HTMLInputElement | undefined) {
  let isReplay = false
  return {
    defer(event: SubmitEvent) {
      const { form = null } = field() ?? {}
      if (isReplay || form === null || event.target !== form) return
      dispatch({ type: 'pressed', press: { form, submitter: event.submitter } })
      if (get().parsed !== undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    /** Anywhere in the form: the number goes out with the rest of it, and that is no longer what was pressed for. */
    onEdit({ target }: Event) {
      const { press } = get()
      if (press === undefined || target === null || !('form' in target)) return
      if (target.form === press.form) dispatch({ type: 'press-dropped' })
    },
    release() {
      const { press } = get()
      if (press === undefined) return
      dispatch({ type: 'press-dropped' })
      isReplay = true
      submitForm(press.form, press.submitter?.isConnected === true ? press.submitter : null)
      isReplay = false
    },
  }
}
