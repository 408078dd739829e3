import type { CSSProperties } from 'react'
import defaults from './defaults.json' with { type: 'json' }
import { type Defaults, defaultOf } from './tokensPage.ts'
import { type Token, tokens } from './tokens.ts'

const all: Readonly<Record<string, Defaults>> = defaults

/** Each token, drawn: as it is by default on a light card and on a dark one. */
export function Tokens() {
  return (
    <table>
      <thead>
        <tr>
          <th>token</th>
          <th>light, dark</th>
          <th>what it is for</th>
          <th>by default</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(tokens).map(([name, token]) => {
          const values = all[name]
          return (
            <tr key={name}>
              <td>
                <code>{`--entryphone-${name}`}</code>
              </td>
              <td>
                {(['light', 'dark'] as const).map((theme) => (
                  <Drawn key={theme} name={name} token={token} theme={theme} />
                ))}
              </td>
              <td>{token.says}</td>
              <td>{values === undefined ? '' : defaultOf(token, values).replaceAll('`', '')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface DrawnProps {
  readonly name: string
  readonly token: Token
  readonly theme: 'light' | 'dark'
}

/** As the stylesheet works it out, in a widget with nothing in it. */
function Drawn({ name, token, theme }: DrawnProps) {
  return (
    <span className="entryphone token-ground" data-theme={theme} aria-hidden="true">
      <span className="token-drawn" style={styleOf(name, token)}>
        {token.kind === 'font' && 'Aa'}
      </span>
    </span>
  )
}

/** Names that rules alone use: here the stylesheet stands beside them. */
function styleOf(name: string, { kind }: Token): CSSProperties {
  if (kind === 'colour') return { background: `var(--_${name})`, inlineSize: '2rem', blockSize: '1.5rem' }
  if (kind === 'shadow') return { boxShadow: 'var(--_shadow)', inlineSize: '2rem', blockSize: '1.5rem' }
  if (kind === 'font') return { color: 'var(--_ink)', outline: 'none' }
  if (name.endsWith('radius'))
    return {
      border: '2px solid var(--_accent)',
      borderRadius: `var(--_${name})`,
      inlineSize: '3rem',
      blockSize: '2.5rem',
    }
  return { background: 'var(--_accent)', inlineSize: `min(${lengths[name]}, 3.25rem)`, blockSize: '0.5rem' }
}

const lengths: Readonly<Record<string, string>> = {
  size: 'var(--_size)',
  space: 'var(--_space)',
  'control-height': 'var(--_height)',
  width: 'calc(25 * var(--_size))',
  'captcha-room': '78px',
}
