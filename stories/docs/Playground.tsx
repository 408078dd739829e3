import { useEffect, useRef, useState } from 'react'
import { Live } from './Live.tsx'

interface Token {
  readonly name: string
  readonly label: string
  readonly kind: 'color' | 'text'
  readonly initial: string
}

const tokens: readonly Token[] = [
  { name: 'accent', label: 'Accent', kind: 'color', initial: '#0b6b5d' },
  { name: 'card', label: 'Card', kind: 'color', initial: '#ffffff' },
  { name: 'ink', label: 'Text', kind: 'color', initial: '#14181f' },
  { name: 'muted', label: 'Quiet text', kind: 'color', initial: '#5b6472' },
  { name: 'bad', label: 'Errors', kind: 'color', initial: '#b3261e' },
  { name: 'radius', label: 'Corners', kind: 'text', initial: '12px' },
  { name: 'card-radius', label: 'Corners of the card', kind: 'text', initial: '20px' },
  { name: 'font', label: 'Font', kind: 'text', initial: 'inherit' },
  { name: 'size', label: 'Size', kind: 'text', initial: '16px' },
]

/** The custom properties as controls, the widget in them, how well each can be read, and the CSS to take home. */
export function Playground() {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const { name } of tokens) place.current?.style.setProperty(`--entryphone-${name}`, values[name] ?? null)
  }, [values])
  const changed = tokens.filter(({ name }) => values[name] !== undefined)
  const css = ['.entryphone {', ...changed.map(({ name }) => `  --entryphone-${name}: ${values[name]};`), '}'].join(
    '\n',
  )
  return (
    <div className="sb-unstyled">
      <fieldset>
        <legend>Custom properties</legend>
        {tokens.map(({ name, label, kind, initial }) => (
          <p key={name}>
            <label>
              {label}{' '}
              <input
                type={kind}
                value={values[name] ?? initial}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            </label>
          </p>
        ))}
        <button type="button" onClick={() => setValues({})}>
          As it was
        </button>
      </fieldset>
      <ul>
        {pairs(values).map(({ says, contrast }) => (
          <li key={says}>
            {says}: {contrast.toFixed(1)} : 1{contrast < 4.5 && ', which is too little: 4.5 is the least'}
          </li>
        ))}
      </ul>
      <div ref={place}>
        <Live choice={false} />
      </div>
      <p>
        <label htmlFor="playground-css">The CSS</label>
      </p>
      <textarea
        id="playground-css"
        readOnly
        rows={changed.length + 2}
        className="wide"
        value={changed.length > 0 ? css : '/* Change something above. */'}
      />
    </div>
  )
}

/** What a host chooses itself and stands on what it chose itself: the rest the stylesheet works out. */
function pairs(values: Readonly<Record<string, string>>) {
  const of = (name: string) => values[name] ?? tokens.find((token) => token.name === name)?.initial ?? ''
  const card = of('card')
  return [
    { says: 'Text on the card', contrast: contrastOf(of('ink'), card) },
    { says: 'Quiet text on the card', contrast: contrastOf(of('muted'), card) },
    { says: 'Errors on the card', contrast: contrastOf(of('bad'), card) },
    {
      says: 'Black or white on the accent',
      contrast: Math.max(contrastOf('#000000', of('accent')), contrastOf('#ffffff', of('accent'))),
    },
  ]
}

/** WCAG 2.2, contrast ratio. */
function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
