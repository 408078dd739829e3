'use client'
import { forwardRef, type KeyboardEvent } from 'react'

interface CountrySearchProps {
  /** What it searches. */
  readonly listId: string
  /** The option that Enter would choose. */
  readonly activeId: string | undefined
  readonly isFound: boolean
  readonly label: string
  readonly text: string
  readonly onSearch: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The combobox over the list, which keeps the focus. */
export const CountrySearch = forwardRef<HTMLInputElement, CountrySearchProps>(function CountrySearch(
  { listId, activeId, isFound, label, text, onSearch, onKeyDown },
  ref,
) {
  return (
    <div className="entryphone-searching">
      <Magnifier />
      <input
        ref={ref}
        className="entryphone-search"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isFound}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        placeholder={label}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        data-1p-ignore=""
        data-lpignore="true"
        value={text}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
})

function Magnifier() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" fill="none" focusable="false" aria-hidden="true">
      <path
        d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm3.3 7.8 3.2 3.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  )
}
