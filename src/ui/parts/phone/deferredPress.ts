import { hearBeside } from '../../../runtime/tree.ts'
import { submitForm } from '../form/sandboxedForm.ts'
import type { PhoneStore } from './phoneStore.ts'

/**
 * The number is part of what is sent, so a press of the form's button that comes before it could be parsed waits, and is
 * then made again.
 */
export function deferredPress({ get, dispatch }: PhoneStore, field: () => HTMLInputElement | undefined) {
  let isReplay = false
  let forget = () => {}

  /** Anywhere in the form: the number goes out with the rest of it, and that is no longer what was pressed for. */
  const onEdit = ({ target }: Event) => {
    const { press } = get()
    if (press === undefined) forget()
    else if (target !== null && 'form' in target && target.form === press.form) dispatch({ type: 'press-dropped' })
  }

  return {
    defer(event: SubmitEvent) {
      const element = field()
      const { form = null } = element ?? {}
      if (isReplay || element === undefined || form === null || event.target !== form) return
      dispatch({ type: 'pressed', press: { form, submitter: event.submitter } })
      if (get().parsed !== undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      forget()
      forget = hearBeside(element, 'input', onEdit, true)
    },
    release() {
      const { press } = get()
      if (press === undefined) return
      dispatch({ type: 'press-dropped' })
      forget()
      isReplay = true
      submitForm(press.form, press.submitter?.isConnected === true ? press.submitter : null)
      isReplay = false
    },
    /** The field has gone. */
    forget: () => forget(),
  }
}
