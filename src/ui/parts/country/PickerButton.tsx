'use client'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { callingCode } from '../../../phone/callingCodes.ts'
import { hasFocus, onPressOutside } from '../../../runtime/tree.ts'
import { Chevron } from '../shared/Chevron.tsx'
import type { CountryPickerProps } from './CountryPickerProps.ts'
import { loadCountryList, loadedCountryList, warmUpCountryList } from './loadCountryList.ts'
import { useCountryName } from './useCountryName.ts'

type PickerButtonProps = Omit<CountryPickerProps, 'native'> & {
  /** The list was wanted and did not come. */
  readonly onBroken: () => void
}

/** Says which country is chosen, and opens the list of them. */
export function PickerButton({ onBroken, ...props }: PickerButtonProps) {
  const { country, onChange, messages, disabled = false } = props
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { CountryList, typed, open, close: shut } = useCountryList(onBroken)
  const isOpen = typed !== undefined && !disabled

  const close = useCallback(() => {
    if (root.current !== null && hasFocus(root.current)) button.current?.focus({ preventScroll: true })
    shut()
  }, [shut])

  const choose = useCallback(
    (chosen: string) => {
      onChange(chosen)
      close()
    },
    [onChange, close],
  )

  usePressOutside(root, isOpen, close)

  const code = callingCode(country) ?? ''
  const name = useCountryName(country, messages.language, messages.countryNames)
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
        aria-label={messages.phone.countryChosen(name, code)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        disabled={disabled}
        onPointerEnter={warmUpCountryList}
        onFocus={warmUpCountryList}
        // The press that closes must not move the focus first, which would close, and then open again.
        onMouseDown={(event) => isOpen && event.preventDefault()}
        onClick={() => (isOpen ? close() : open(''))}
        onKeyDown={(event) => pressed(event, { isOpen, open, close })}
      >
        <Chosen code={code} country={country} flag={props.flag} />
      </button>
      {isOpen && CountryList !== undefined && (
        <CountryList {...props} typed={typed} onChoose={choose} onClose={close} />
      )}
    </div>
  )
}

function usePressOutside(root: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen || root.current === null) return undefined
    return onPressOutside(root.current, close)
  }, [root, isOpen, close])
}

interface Opener {
  readonly isOpen: boolean
  readonly open: (typed: string) => void
  readonly close: () => void
}

/** What a key does on the button. */
function pressed(event: KeyboardEvent, { isOpen, open, close }: Opener): void {
  const text = openingText(event)
  if (event.key === 'Escape' && isOpen) close()
  else if (text === undefined) return
  else open(text)
  event.preventDefault()
  event.stopPropagation()
}

interface ChosenProps extends Pick<CountryPickerProps, 'country' | 'flag'> {
  readonly code: string
}

function Chosen({ code, country, flag }: ChosenProps) {
  return (
    <>
      {flag !== undefined && (
        <span className="entryphone-flag" aria-hidden="true">
          {flag(country)}
        </span>
      )}
      <span>{`+${code}`}</span>
      <Chevron />
    </>
  )
}

/** The list once it has come, and what is typed on the button: that goes into the search, also while it is on its way. */
function useCountryList(onBroken: () => void) {
  const [CountryList, setList] = useState(loadedCountryList)
  /** Absent: closed. */
  const [typed, setTyped] = useState<string>()
  const isWanted = useRef(false)
  const open = (text: string) => {
    isWanted.current = true
    setTyped((before = '') => before + text)
    // At once where it is there: a phone brings its keyboard up only for a focus that the touch itself has moved.
    const loaded = loadedCountryList()
    if (loaded !== undefined) setList(() => loaded)
    else
      loadCountryList().then(
        (list) => setList(() => list),
        () => isWanted.current && onBroken(),
      )
  }
  const close = useCallback(() => {
    isWanted.current = false
    setTyped(undefined)
  }, [])
  return { CountryList, typed, open, close }
}

/** Arrows open the list, and so does a character, which the search then begins with. */
function openingText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  if (key === 'ArrowDown' || key === 'ArrowUp') return ''
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey ? key : undefined
}
