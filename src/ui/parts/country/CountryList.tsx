'use client'
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- no tag is a searchable list, and its keys are the search’s */
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  type UIEventHandler,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { ListedCountry } from '../../../phone/listCountries.ts'
import { isElement } from '../../../runtime/tree.ts'
import { wordsOf } from '../../wordsOf.ts'
import { CountryOption } from './CountryOption.tsx'
import type { CountryPickerProps } from './CountryPickerProps.ts'
import { CountrySearch } from './CountrySearch.tsx'
import { centre, keepInView, raise } from './overlay.ts'
import { useCountrySearch } from './useCountrySearch.ts'
import { useDrawnRows } from './useDrawnRows.ts'

export interface CountryListProps extends Omit<CountryPickerProps, 'native' | 'onChange' | 'disabled'> {
  /** What the search begins with. */
  readonly typed: string
  readonly onChoose: (country: string) => void
  readonly onClose: () => void
}

/**
 * What the picker opens: a combobox over a listbox, by the pattern of the ARIA Authoring Practices. Focus stays in the
 * search; `aria-activedescendant` walks the options.
 */
export function CountryList(props: CountryListProps) {
  const { country, countries, preferred, typed, onChoose, onClose } = props
  const messages = wordsOf(props.messages)
  const { language, countryNames, direction, phone: words } = messages
  const id = useId()
  const overlay = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const listbox = useRef<HTMLDivElement>(null)
  const search = useCountrySearch(typed, { language, countryNames, countries, preferred, country })
  const { isSearched, found, active } = search
  const told = useSettled(found.length, search.text)

  useLayoutEffect(() => {
    if (overlay.current !== null) raise(overlay.current)
    input.current?.focus({ preventScroll: true })
  }, [])

  const shown = useRef<typeof found>(undefined)
  const isFirstInView = useRef(false)
  useLayoutEffect(() => {
    const isFirst = active === found[0]?.country
    const isNew = shown.current !== found
    shown.current = found
    // So it is for nearly every key: to measure would have the browser lay out all that was found before it is drawn.
    if (isFirst && isFirstInView.current) return
    const option = listbox.current?.querySelector<HTMLElement>('[data-active]')
    if (listbox.current !== null && option) (isNew ? centre : keepInView)(listbox.current, option)
    isFirstInView.current = isFirst
  }, [active, found])

  const press = (event: KeyboardEvent) => {
    // An input method is at work: its Enter ends a word, its arrows pick a character.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') {
      // Never on to the form: with nothing found it would send a number nobody has looked at.
      if (active !== undefined) onChoose(active)
    } else if (!search.move(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={overlay}
      className="entryphone-overlay"
      role="dialog"
      aria-label={words.country}
      lang={language}
      dir={direction}
      // The shade around a sheet: pressed, it closes, and the focus has not moved before.
      onMouseDown={(event) => event.target === event.currentTarget && event.preventDefault()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="entryphone-title">
        <span>{words.country}</span>
        {/* By key it is Escape. */}
        <button type="button" className="entryphone-inside" tabIndex={-1} onClick={onClose}>
          {messages.close}
        </button>
      </div>
      <CountrySearch
        ref={input}
        listId={`${id}list`}
        activeId={active === undefined ? undefined : `${id}${active}`}
        isFound={found.length > 0}
        label={words.searchCountry}
        text={search.text}
        onSearch={search.search}
        onKeyDown={press}
      />
      <output className={found.length === 0 ? 'entryphone-found' : 'entryphone-hidden'}>
        {isSearched && (found.length === 0 ? words.noCountryFound : told !== undefined && words.countriesFound(told))}
      </output>
      <FoundCountries
        {...props}
        id={id}
        search={search}
        listbox={listbox}
        onScroll={({ currentTarget }) => {
          if (currentTarget.scrollTop > 0) isFirstInView.current = false
        }}
      />
    </div>
  )
}

interface FoundCountriesProps extends Pick<CountryListProps, 'country' | 'messages' | 'flag' | 'onChoose'> {
  readonly id: string
  readonly search: ReturnType<typeof useCountrySearch>
  readonly listbox: RefObject<HTMLDivElement | null>
  readonly onScroll: UIEventHandler<HTMLDivElement>
}

/** How long after a key one counts as done typing, in milliseconds. */
const pause = 700

/** A number once nothing has been typed for a while: said at every key it would talk over the next. */
function useSettled(count: number, text: string): number | undefined {
  const [settled, setSettled] = useState<{ readonly text: string; readonly count: number }>()
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ text, count }), pause)
    return () => clearTimeout(timer)
  }, [text, count])
  return settled?.text === text ? settled.count : undefined
}

/** The listbox: what was found, or all there is, in two groups. */
function FoundCountries({ id, search, listbox, onScroll, country, messages, flag, onChoose }: FoundCountriesProps) {
  const { all, isSearched, found, active, index } = search
  const words = messages.phone
  const { from, to } = useDrawnRows(found, index, listbox)
  const option = (each: ListedCountry) => (
    <CountryOption
      key={each.country}
      id={`${id}${each.country}`}
      listed={each}
      flag={flag}
      chosen={each.country === country}
      place={each.country === active ? index + 1 : undefined}
      count={each.country === active ? found.length : undefined}
    />
  )
  const group = (label: string, listed: readonly ListedCountry[]) =>
    listed.length > 0 && (
      <div role="group" className="entryphone-group" aria-label={label}>
        {listed.map(option)}
      </div>
    )
  const { length } = all.preferred
  return (
    <div
      ref={listbox}
      id={`${id}list`}
      className="entryphone-options"
      role="listbox"
      aria-label={words.country}
      // A box that scrolls is a tab stop in some browsers; its keys are the search's.
      tabIndex={-1}
      hidden={found.length === 0}
      onScroll={onScroll}
      // The search keeps the focus, and a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const pressed = countryAt(event)
        if (pressed !== undefined) onChoose(pressed)
      }}
    >
      {isSearched || all.preferred.length === 0 ? (
        found.slice(from, to).map(option)
      ) : (
        <>
          {group(words.preferredCountries, found.slice(from, Math.min(to, length)))}
          {group(words.otherCountries, found.slice(Math.max(from, length), to))}
        </>
      )}
    </div>
  )
}

function countryAt({ target }: MouseEvent): string | undefined {
  const option = isElement(target) ? target.closest<HTMLElement>('[data-country]') : null
  return option?.dataset['country']
}
