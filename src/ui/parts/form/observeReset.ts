import { hearBeside } from '../../../runtime/tree.ts'

/**
 * Tells that the form of a field is being reset; what is answered is done after the browser has put back what it thinks
 * was there. Heard beside it: the form may come later than a field that names it by `form`, or be another one then.
 */
export function observeReset(field: HTMLInputElement, tell: () => () => void): () => void {
  const hear = (event: Event) => {
    if (event.target !== field.form) return
    const finish = tell()
    const run = () => {
      if (!event.defaultPrevented) finish()
    }
    // Where a person presses, microtasks run between two listeners, and so before the browser's own part.
    queueMicrotask(() => (event.eventPhase === Event.NONE ? run() : setTimeout(run)))
  }
  return hearBeside(field, 'reset', hear)
}
