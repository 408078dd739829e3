import { type ReactNode, useRef } from 'react'
import { useWords } from './words.ts'

interface DrawerProps {
  readonly label: string
  readonly icon: ReactNode
  readonly children: ReactNode
}

/** A button, and what it opens at the side of the page: a dialog, so that focus goes there and comes back. */
export function Drawer({ label, icon, children }: DrawerProps) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  return (
    <>
      <button type="button" className="tool" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {icon}
        <span className="tool-label">{label}</span>
      </button>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape closes it too */}
      <dialog
        ref={dialog}
        className="drawer"
        aria-label={label}
        onClick={({ target }) => {
          if (target === dialog.current) close()
        }}
      >
        <div className="drawer-inside">
          <div className="drawer-top">
            <h2>{label}</h2>
            <button type="button" className="tool" onClick={close}>
              <span>{words.close}</span>
            </button>
          </div>
          {children}
        </div>
      </dialog>
    </>
  )
}

/** A gear. */
export function Gear() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="10" cy="10" r="5.2" strokeWidth="1.6" />
      <circle cx="10" cy="10" r="1.7" strokeWidth="1.6" />
      {[0, 45, 90, 135, 180, 225, 270, 315].map((turn) => (
        <path key={turn} d="M10 1.8v3" strokeWidth="2.4" strokeLinecap="round" transform={`rotate(${turn} 10 10)`} />
      ))}
    </svg>
  )
}

/** Lines of a log. */
export function Lines() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M3 5h14M3 10h14M3 15h9" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
