import { StrictMode, useCallback, useId, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { en } from '../../src/locales/languages/en.ts'
import { CountryPicker } from '../../src/ui/parts/country/CountryPicker.tsx'
import '../../src/ui/theme.css'

/** What stands around the picker in a phone entry, and nothing else of it. */
function Field({ label }: { readonly label: string }) {
  const [country, setCountry] = useState('RU')
  const number = useRef<HTMLInputElement>(null)
  const id = useId()
  const choose = useCallback((chosen: string) => {
    setCountry(chosen)
    number.current?.focus()
  }, [])
  return (
    <div className="entryphone">
      <div className="entryphone-field">
        <label className="entryphone-label" htmlFor={id}>
          {label}
        </label>
        <div className="entryphone-control entryphone-phone">
          <CountryPicker country={country} messages={en} onChange={choose} />
          <input ref={number} id={id} type="tel" className="entryphone-input" />
        </div>
      </div>
    </div>
  )
}

function Page() {
  const [sent, setSent] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <form
        className="tight"
        onSubmit={(event) => {
          event.preventDefault()
          setSent((before) => before + 1)
        }}
      >
        <Field label="First" />
        <button type="submit">Send</button>
        <output aria-label="Sent">{sent}</output>
      </form>
      <section className="dialog">
        <button type="button" onClick={() => dialog.current?.showModal()}>
          Open dialog
        </button>
        <dialog ref={dialog} aria-label="Host">
          <Field label="Inside" />
        </dialog>
      </section>
      <Field label="Last" />
    </>
  )
}

const root = document.querySelector('#root')
if (root === null) throw new Error('country-picker.html has lost its #root.')
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
