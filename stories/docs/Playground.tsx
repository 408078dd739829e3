import { useEffect, useRef, useState } from 'react'
import { Live } from './Live.tsx'
import defaults from './theming/defaults.json' with { type: 'json' }
import { type Contrast, readContrasts } from './theming/readContrasts.ts'
import { type Token, tokens } from './theming/tokens.ts'
import type { Defaults } from './theming/tokensPage.ts'

type Values = Readonly<Record<string, string>>
type Theme = 'light' | 'dark'

const byDefault: Readonly<Record<string, Defaults>> = defaults
/** A shadow and a room are no matter of taste at a glance. */
const offered = Object.entries(tokens).filter(([name]) => !['shadow', 'captcha-room', 'space'].includes(name))

/** The custom properties as controls, the widget in them, how well each can be read, and the CSS to take home. */
export function Playground() {
  const [values, setValues] = useState<Values>({})
  const [theme, setTheme] = useState<Theme>('light')
  const place = useRef<HTMLDivElement>(null)
  const contrasts = useContrasts(place, values, theme)
  return (
    <div className="sb-unstyled">
      <Controls values={values} theme={theme} onChange={setValues} onTheme={setTheme} />
      <Told contrasts={contrasts} />
      <div ref={place}>
        <Live choice={false} theme={theme} />
      </div>
      <Css values={values} />
    </div>
  )
}

function useContrasts(place: React.RefObject<HTMLElement | null>, values: Values, theme: Theme): readonly Contrast[] {
  const [contrasts, setContrasts] = useState<readonly Contrast[]>([])
  useEffect(() => {
    for (const [name] of offered) place.current?.style.setProperty(`--entryphone-${name}`, values[name] ?? null)
    // Once the widget has taken the theme.
    const frame = requestAnimationFrame(() => {
      const widget = place.current?.querySelector('.entryphone')
      if (widget !== null && widget !== undefined) setContrasts(readContrasts(widget))
    })
    return () => cancelAnimationFrame(frame)
  }, [place, values, theme])
  return contrasts
}

interface ControlsProps {
  readonly values: Values
  readonly theme: Theme
  readonly onChange: (values: Values) => void
  readonly onTheme: (theme: Theme) => void
}

function Controls({ values, theme, onChange, onTheme }: ControlsProps) {
  return (
    <fieldset>
      <legend>Custom properties</legend>
      <p>
        <label>
          Theme{' '}
          <select value={theme} onChange={(event) => onTheme(event.target.value === 'dark' ? 'dark' : 'light')}>
            <option>light</option>
            <option>dark</option>
          </select>
        </label>
      </p>
      {offered.map(([name, token]) => (
        <p key={name}>
          <label>
            {token.label}{' '}
            <input
              type={token.kind === 'colour' ? 'color' : 'text'}
              value={values[name] ?? initial(name, token, theme)}
              onChange={(event) => onChange({ ...values, [name]: event.target.value })}
            />
          </label>
        </p>
      ))}
      <button type="button" onClick={() => onChange({})}>
        As it was
      </button>
    </fieldset>
  )
}

/** A colour that is worked out is shown as the one it is worked out of. */
function initial(name: string, { kind, follows }: Token, theme: Theme): string {
  const from = name.startsWith('bad') ? 'bad' : 'accent'
  if (kind === 'colour' && follows !== undefined) return byDefault[from]?.[theme] ?? ''
  return follows === undefined ? (byDefault[name]?.[theme] ?? '') : ''
}

/** What cannot be read comes first, in words: a colour alone tells not everyone. */
function Told({ contrasts }: { readonly contrasts: readonly Contrast[] }) {
  const bad = contrasts.filter(({ isEnough }) => !isEnough)
  const good = contrasts.filter(({ isEnough }) => isEnough)
  return (
    <>
      <output>
        {bad.length === 0
          ? 'Everything can be read.'
          : `${bad.length} of ${contrasts.length} pairs have too little contrast.`}
      </output>
      <ul aria-label="Contrast">
        {[...bad, ...good].map(({ says, contrast, least, isEnough }) => (
          <li key={says}>
            {`${says}: ${contrast.toFixed(1)} : 1, ${isEnough ? 'enough' : 'which is too little'}: ${least} is the least`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Css({ values }: { readonly values: Values }) {
  const changed = offered.flatMap(([name]) =>
    values[name] === undefined ? [] : [`  --entryphone-${name}: ${values[name]};`],
  )
  const css = ['.entryphone {', ...changed, '}'].join('\n')
  return (
    <>
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
    </>
  )
}
