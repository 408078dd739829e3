import type { ReactNode } from 'react'
import { addressOf, type Choices } from './choices.ts'
import { languages } from './languages.ts'
import { Mark } from './Mark.tsx'
import { useWords } from './words.ts'

/** Whose page this is, the languages by their own names, and what opens at its side. */
export function Header({ choices, children }: { readonly choices: Choices; readonly children: ReactNode }) {
  const words = useWords()
  return (
    <header className="top">
      <p className="top-name">
        <span className="top-mark">
          <Mark />
        </span>
        <span>Entryphone</span>
      </p>
      <select
        className="top-languages"
        aria-label={words.choices['lang']}
        value={choices.lang}
        onChange={({ target }) => location.assign(addressOf(choices, { lang: target.value }))}
      >
        {[...languages.keys()].map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </select>
      <div className="top-tools">{children}</div>
    </header>
  )
}

/** As its own speakers call it. */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1)
}
