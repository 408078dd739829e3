import { useQuery } from '@tanstack/react-query'
import { readAuthenticator, readInbox } from './sandbox.ts'

/** "Your phone": what the sandbox has sent to it, and what its authenticator app shows. */
export function PhonePanel({ world }: { readonly world: string }) {
  const inbox = useQuery({
    queryKey: ['inbox', world],
    queryFn: () => readInbox(world),
    refetchInterval: 1000,
  })
  const authenticator = useQuery({
    queryKey: ['authenticator', world],
    queryFn: () => readAuthenticator(world),
    refetchInterval: 1000,
  })
  return (
    <aside className="phone" aria-label="Your phone">
      <p className="phone-title">Your phone</p>
      <h2>Messages</h2>
      {inbox.data?.length ? (
        <ol className="phone-messages">
          {inbox.data.toReversed().map((message) => (
            <li key={`${message.at} ${message.code} ${message.to}`}>
              <span className="phone-to">{message.to}</span>
              {message.text}
            </li>
          ))}
        </ol>
      ) : (
        <p className="phone-empty">No messages yet.</p>
      )}
      <h2>Authenticator</h2>
      {authenticator.data?.length ? (
        <ul className="phone-codes">
          {authenticator.data.map((entry) => (
            <li key={`${entry.issuer} ${entry.account}`}>
              <span className="phone-to">{`${entry.issuer}: ${entry.account}`}</span>
              <code>{entry.code}</code> <span>{`${entry.secondsLeft} s`}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="phone-empty">No accounts yet.</p>
      )}
    </aside>
  )
}
