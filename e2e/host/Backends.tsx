import { useEffect, useRef } from 'react'
import { records } from './backends.ts'
import { addressOf, type Choices } from './choices.ts'
import { useWords } from './words.ts'

/** Every backend there is, by its name and what it asks for. Its other transports are among the settings. */
export function Backends({ choices }: { readonly choices: Choices }) {
  const words = useWords()
  const nav = useRef<HTMLElement>(null)
  // On a phone they stand in a row that is longer than the screen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [])
  return (
    <nav ref={nav} className="backends" aria-label={words.backends}>
      <h2>{words.backends}</h2>
      <ul>
        {records.map(({ title, hostPage: { setups, asks } }) => {
          const [first = ''] = Object.keys(setups)
          return (
            <li key={title}>
              <a
                href={addressOf(choices, { backend: first })}
                aria-current={choices.backend in setups ? 'page' : undefined}
              >
                <span className="backend-name">
                  <bdi>{title}</bdi>
                </span>
                <span className="backend-line">
                  {begun(asks.map((asked) => words.asks[asked]).join(' · '), choices.lang)}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function begun(line: string, lang: string): string {
  return line.slice(0, 1).toLocaleUpperCase(lang) + line.slice(1)
}
