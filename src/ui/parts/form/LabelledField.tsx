import type { ReactNode, Ref } from 'react'

interface LabelledFieldProps {
  /** Of the input inside. */
  readonly id: string
  readonly label: string
  readonly frame?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** A label over a control. */
export function LabelledField({ id, label, frame, children }: LabelledFieldProps) {
  return (
    <div className="entryphone-field" ref={frame}>
      <label className="entryphone-label" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  )
}
