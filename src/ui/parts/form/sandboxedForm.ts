import { advise } from '../../../runtime/mistake.ts'
import { isElement, treeOf } from '../../../runtime/tree.ts'

/**
 * A frame whose `sandbox` lacks `allow-forms` takes a press and tells nobody: no `submit` follows, and the button would be
 * dead. The event is then made here, since nothing of ours is submitted by the browser anyway. Returns the way to stop.
 */
export function answerDeadPresses(form: HTMLFormElement): () => void {
  const press = (event: MouseEvent) => {
    const submitter = submitterAt(event, form)
    if (submitter === undefined || !isFramed(form)) return
    const wasHeard = listenForSubmit(form)
    // The browser submits after the event, in the same task.
    setTimeout(() => {
      if (!wasHeard() && !event.defaultPrevented && form.isConnected) submitByHand(form, submitter)
    })
  }
  form.addEventListener('click', press)
  return () => form.removeEventListener('click', press)
}

/** What `form.requestSubmit` does, in such a frame too. */
export function submitForm(form: HTMLFormElement, submitter: HTMLElement | null): void {
  const wasHeard = listenForSubmit(form)
  form.requestSubmit(submitter)
  if (!wasHeard() && isFramed(form) && (form.noValidate || form.checkValidity())) submitByHand(form, submitter)
}

function submitByHand(form: HTMLFormElement, submitter: HTMLElement | null): void {
  advise('E90')
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }))
}

/** Before anyone on the way can stop it; in the form's own tree, since the event does not leave a shadow root. */
function listenForSubmit(form: HTMLFormElement): () => boolean {
  let heard = false
  const tree = treeOf(form) ?? form
  const hear = () => {
    heard = true
  }
  tree.addEventListener('submit', hear, { capture: true, once: true })
  return () => {
    tree.removeEventListener('submit', hear, { capture: true })
    return heard
  }
}

function submitterAt({ target }: Event, form: HTMLFormElement): HTMLButtonElement | undefined {
  const button = target !== null && isElement(target) ? target.closest('button') : null
  return button?.form === form && button.type === 'submit' ? button : undefined
}

function isFramed({ ownerDocument: { defaultView } }: HTMLFormElement): boolean {
  return defaultView !== null && defaultView.parent !== defaultView
}
