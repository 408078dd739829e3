import { type ComponentPropsWithoutRef, forwardRef, useId } from 'react'

export interface CheckBoxProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'className' | 'children'> {
  readonly label: string
  /** What ticking it means, below. */
  readonly hint?: string | undefined
}

/** A box to tick. All of it can be pressed; its name is the label alone, and the hint describes it. */
export const CheckBox = forwardRef<HTMLInputElement, CheckBoxProps>(function CheckBox({ label, hint, ...input }, ref) {
  const id = useId()
  return (
    <label className="entryphone-box" data-hint={hint === undefined ? undefined : ''}>
      <input
        {...input}
        ref={ref}
        type="checkbox"
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <span className="entryphone-box-words">
        <span className="entryphone-box-name" id={`${id}-label`}>
          {label}
        </span>
        {hint !== undefined && (
          <span className="entryphone-box-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
})
