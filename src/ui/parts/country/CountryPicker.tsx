'use client'
import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Messages } from '../../../locales/messages.ts'
import { callingCode } from '../../../phone/callingCodes.ts'
import { countryName } from '../../../phone/countryName.ts'
import { hasFocus, onPressOutside } from '../../../runtime/tree.ts'
import { Chevron } from '../shared/Chevron.tsx'
import { CountrySelect } from './CountrySelect.tsx'
import { importCountryList } from './importCountryList.ts'

export interface CountryPickerProps {
  /** The one that is chosen, ISO 3166-1 alpha-2. */
  readonly country: string
  /** Which can be chosen. Absent: all. */
  readonly countries?: readonly string[] | undefined
  /** Which stand first in the list, in this order, as a group of their own. */
  readonly preferred?: readonly string[] | undefined
  /** The person has chosen. Whoever moves the focus here, to the number say, keeps it; else the button has it again. */
  readonly onChange: (country: string) => void
  readonly messages: Messages
  /** The browser's own select instead of a list with a search. Default false. */
  readonly native?: boolean | undefined
  /** Drawn before a country's name. Default none: no image is fetched from anywhere. */
  readonly flag?: ((country: string) => ReactNode) | undefined
  readonly disabled?: boolean | undefined
}

/** A button inside the field's outline, as small as its calling code, and behind it a list that can be searched. */
export const CountryPicker = memo(function CountryPicker({ native = false, ...props }: CountryPickerProps) {
  const [isBroken, setBroken] = useState(false)
  const fallBack = useCallback(() => setBroken(true), [])
  if (!native && !isBroken) return <PickerButton {...props} onBroken={fallBack} />
  const { flag: _, ...rest } = props
  return <CountrySelect {...rest} focused={isBroken} />
})

let loaded: Awaited<ReturnType<typeof importCountryList>> | undefined

async function loadList() {
  loaded ??= await importCountryList()
  return loaded
}

function warmUp() {
  // A failure is nobody's business before someone presses, and then it is asked for again.
  loadList().catch(() => {})
}

type PickerButtonProps = Omit<CountryPickerProps, 'native'> & {
  /** The list was wanted and did not come. */
  readonly onBroken: () => void
}

function PickerButton({ onBroken, ...props }: PickerButtonProps) {
  const { country, onChange, messages, flag, disabled = false } = props
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [CountryList, setList] = useState(() => loaded)
  /** Absent: closed. What is typed on the button goes into the search, also while the list is on its way. */
  const [typed, setTyped] = useState<string>()
  const isWanted = useRef(false)
  const isOpen = typed !== undefined && !disabled

  const open = (text: string) => {
    isWanted.current = true
    setTyped((before = '') => before + text)
    // At once where it is there: a phone brings its keyboard up only for a focus that the touch itself has moved.
    if (loaded !== undefined) setList(() => loaded)
    else
      loadList().then(
        (list) => setList(() => list),
        () => isWanted.current && onBroken(),
      )
  }

  const close = useCallback(() => {
    if (root.current !== null && hasFocus(root.current)) button.current?.focus({ preventScroll: true })
    isWanted.current = false
    setTyped(undefined)
  }, [])

  const choose = useCallback(
    (chosen: string) => {
      onChange(chosen)
      close()
    },
    [onChange, close],
  )

  useEffect(() => {
    if (!isOpen || root.current === null) return undefined
    return onPressOutside(root.current, close)
  }, [isOpen, close])

  const press = (event: KeyboardEvent) => {
    const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key === 'Escape' && isOpen) close()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') open('')
    else if (isText) open(event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const code = callingCode(country) ?? ''
  return (
    <div
      ref={root}
      className="entryphone-picker"
      onBlur={({ relatedTarget: to }) => {
        // With nowhere to go the focus has left the page, not the list.
        if (to !== null && (to === button.current || root.current?.contains(to) === false)) close()
      }}
    >
      <button
        ref={button}
        type="button"
        className="entryphone-prefix entryphone-opener"
        aria-label={messages.phone.countryChosen(countryName(country, messages.language), code)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        disabled={disabled}
        onPointerEnter={warmUp}
        onFocus={warmUp}
        // The press that closes must not move the focus first, which would close, and then open again.
        onMouseDown={(event) => isOpen && event.preventDefault()}
        onClick={() => (isOpen ? close() : open(''))}
        onKeyDown={press}
      >
        {flag !== undefined && (
          <span className="entryphone-flag" aria-hidden="true">
            {flag(country)}
          </span>
        )}
        <span>{`+${code}`}</span>
        <Chevron />
      </button>
      {isOpen && CountryList !== undefined && (
        <CountryList {...props} typed={typed} onChoose={choose} onClose={close} />
      )}
    </div>
  )
}
