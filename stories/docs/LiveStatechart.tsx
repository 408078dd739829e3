import { useState } from 'react'
import type { SignInEvent } from '../../src/flow/events.ts'
import { Live } from './Live.tsx'
import { placeIn } from './placeIn.ts'

const drawings = import.meta.glob<string>('../../src/flow/diagrams/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const addresses = import.meta.glob<string>('../../src/flow/diagrams/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
})
const facts = import.meta.glob<Facts>('../../src/flow/diagrams/*.json', { import: 'default', eager: true })

/** As `describeRoutes` has them. */
interface Facts {
  readonly start: readonly string[]
  readonly actions: readonly { readonly kind: string; readonly action: string; readonly answers: readonly string[] }[]
}

/** Where the flow is, and what has led there. */
interface Now {
  readonly step: string | undefined
  readonly says: string
}

const nowhere: Now = { step: undefined, says: 'The backend is asked where its users start.' }

/** The statechart of the backend beside the widget that goes through it, with the state it is in marked. */
export function LiveStatechart() {
  const [name, setName] = useState('lifepay')
  const [now, setNow] = useState(nowhere)
  const path = `../../src/flow/diagrams/${name}.svg`
  const drawing = drawings[path] ?? ''
  const place = now.step === undefined ? undefined : placeIn(drawing, now.step)
  return (
    <div className="sb-unstyled statechart">
      <Live
        onBegin={(backend) => {
          setName(backend.toLowerCase().replaceAll(' ', ''))
          setNow(nowhere)
        }}
        onEvent={(event) => setNow((before) => after(before, event))}
      />
      <figure>
        <div className="statechart-drawing">
          <img src={addresses[path]} alt={`${name}: which steps each action may lead to`} />
          {place !== undefined && (
            <svg viewBox={/viewBox="([^"]+)"/.exec(drawing)?.[1]} aria-hidden="true">
              <rect {...place} rx="10" className="statechart-now" />
            </svg>
          )}
        </div>
        <figcaption>
          <output>{now.says}</output>
          <ul>
            {waysFrom(name, now.step).map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </figcaption>
      </figure>
    </div>
  )
}

/** What an event says of where the person is: of most of them, that they are where they were. */
function after(before: Now, event: SignInEvent): Now {
  if (event.type === 'started') return { step: event.step, says: `Now: ${event.step}, where it starts.` }
  if (event.type === 'back') return { step: event.to, says: `Now: ${event.to}, back from ${event.step}.` }
  if (event.type === 'answered') {
    return { step: event.to, says: `Now: ${event.to}. It was led here by ${event.action} on ${event.step}.` }
  }
  if (event.type !== 'failed') return before
  return { ...before, says: `Now: ${event.step}, still: ${event.action} did not work (${event.error}).` }
}

/** The same as the picture's arrows, in words. */
function waysFrom(name: string, step: string | undefined): readonly string[] {
  const { start, actions } = facts[`../../src/flow/diagrams/${name}.json`] ?? { start: [], actions: [] }
  if (step === undefined) return [`It may start at ${start.join(', ')}.`]
  const own = actions.filter(({ kind }) => kind === step)
  if (own.length === 0) return ['Nothing leads on from here.']
  return own.map(({ action, answers }) => `${action} may lead to ${answers.join(', ')}.`)
}
