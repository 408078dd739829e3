import type { ReactNode, Ref } from 'react'

interface LabelledFieldProps {
  /** Of the input inside. */
  readonly id: string
  readonly label: string
  /** For those who do not see. */
  readonly isHidden?: boolean | undefined
  readonly frame?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** A label over a control. */
export function LabelledField({ id, label, isHidden = false, frame, children }: LabelledFieldProps) {
  return (
    <div className="entryphone-field" ref={frame}>
      <label className={isHidden ? 'entryphone-hidden' : 'entryphone-label'} htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  )
}
