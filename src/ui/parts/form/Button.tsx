'use client'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { slot } from '../../slot.tsx'

export interface ButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'disabled'> {
  /** Its request runs. The button keeps its name, its place and the focus; a press does nothing. */
  readonly busy?: boolean | undefined
  /** It cannot be pressed yet. Stays focusable, so that focus is never lost to a timer. */
  readonly waiting?: boolean | undefined
  /** `second`: beside a main one. `danger`: takes something away. */
  readonly look?: 'main' | 'second' | 'danger' | 'link' | undefined
}

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
      onClick={(event) => {
        if (idle) onClick?.(event)
        else event.preventDefault()
      }}
    >
      <span className="entryphone-button-label">{children}</span>
      {look !== 'link' && <span className="entryphone-spinner" aria-hidden="true" />}
    </button>
  )
})

export const Button = slot('Button', OurButton)
