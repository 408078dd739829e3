import { useSyncExternalStore } from 'react'
import type { RequestRecorder } from './requests.ts'

/** Every request the widget made, in order. */
export function RequestLog({ recorder }: { readonly recorder: RequestRecorder }) {
  const requests = useSyncExternalStore(recorder.subscribe, recorder.made)
  return (
    <section className="log" aria-label="Requests">
      <h2>Requests</h2>
      {requests.length === 0 && <p className="phone-empty">None yet: an open widget asks for nothing.</p>}
      <ol>
        {requests.map(({ id, method, path, status, milliseconds }) => (
          <li key={id}>
            <span className="log-method">{method}</span> <span className="log-path">{path}</span>{' '}
            <span className="log-status" data-failed={typeof status !== 'number' || status >= 400}>
              {status}
            </span>{' '}
            <span className="log-time">{milliseconds === undefined ? '…' : `${milliseconds} ms`}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
