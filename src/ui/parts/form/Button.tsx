'use client'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { slot } from '../../slot.tsx'

/** A button’s own attributes, and whether it waits. It is never `disabled`: that would lose the focus. */
export interface ButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'disabled'> {
  /** Its request runs. The button keeps its name, its place and the focus; a press does nothing. */
  readonly busy?: boolean | undefined
  /** It cannot be pressed yet. Stays focusable, so that focus is never lost to a timer. */
  readonly waiting?: boolean | undefined
  /** `second`: beside a main one. `danger`: takes something away. */
  readonly look?: 'main' | 'second' | 'danger' | 'link' | undefined
}

/** The one look of a button in the widget: a request of its own runs, or there is a time to wait for. */
export const OurButton = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { busy = false, waiting = false, look = 'main', type = 'button', onClick, children, className, ...rest },
  ref,
) {
  const idle = !busy && !waiting
  return (
    <button
      {...rest}
      ref={ref}
      // oxlint-disable-next-line react/button-has-type -- the type has a default and is one of the three
      type={type}
      className={['entryphone-button', className].filter(Boolean).join(' ')}
      data-look={look}
      aria-disabled={idle ? undefined : true}
      aria-busy={busy ? true : undefined}
      onClick={pressOf(idle, onClick)}
    >
      <span className="entryphone-button-label">{children}</span>
      {look !== 'link' && <span className="entryphone-spinner" aria-hidden="true" />}
    </button>
  )
})

/** The press of one that is busy or waits is none: it neither acts nor submits. */
function pressOf(idle: boolean, onClick: ButtonProps['onClick']): ButtonProps['onClick'] {
  return (event) => {
    if (idle) onClick?.(event)
    else event.preventDefault()
  }
}

const Drawn = slot('Button', OurButton)

/** Also where the host's own knows nothing of that, and hands on `onClick` alone. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  return <Drawn {...props} ref={ref} onClick={pressOf(!props.busy && !props.waiting, props.onClick)} />
})
