import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SignInEvent } from '../../src/index.ts'
import type { RequestRecorder } from './requests.ts'
import { useWords } from './words.ts'

interface LogProps {
  readonly recorder: RequestRecorder
}

/** Every request the widget made, and every event it told its host, in order. */
export function Log({ recorder }: LogProps) {
  const words = useWords()
  const requests = useSyncExternalStore(recorder.subscribe, recorder.made)
  const events = useEvents()
  return (
    <div className="log">
      <h3>{words.requests}</h3>
      {requests.length === 0 && <p className="quiet">{words.noRequests}</p>}
      <ol dir="ltr">
        {requests.map(({ id, method, path, status, milliseconds }) => (
          <li key={id}>
            <span>{method}</span> <span>{path}</span>{' '}
            <span className="log-status" data-failed={typeof status !== 'number' || status >= 400}>
              {status}
            </span>{' '}
            <span className="quiet">{milliseconds === undefined ? '…' : `${milliseconds} ms`}</span>
          </li>
        ))}
      </ol>
      <h3>{words.events}</h3>
      {events.length === 0 && <p className="quiet">{words.noEvents}</p>}
      <ol dir="ltr">
        {events.map(({ id, event }) => (
          <li key={id}>
            <span>{described(event)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

interface Told {
  readonly id: number
  readonly event: SignInEvent
}

/** The page tells itself of them by the event `sign-in`, see `HostPage`. */
function useEvents(): readonly Told[] {
  const [events, setEvents] = useState<readonly Told[]>([])
  useEffect(() => {
    const take = (told: Event) => {
      if (told instanceof CustomEvent)
        setEvents((before) => [...before, { id: before.length, event: told.detail as SignInEvent }])
    }
    window.addEventListener('sign-in', take)
    return () => window.removeEventListener('sign-in', take)
  }, [])
  return events
}

function described({ type, ...more }: SignInEvent): string {
  return [type, ...Object.entries(more).map(([name, value]) => `${name}=${String(value)}`)].join(' ')
}
