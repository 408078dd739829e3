import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fillIn } from './fillIn.ts'
import type { RequestRecorder } from './requests.ts'
import { type InboxMessage, readAuthenticator, readInbox } from './sandbox.ts'
import { useWords } from './words.ts'

interface PhoneProps {
  readonly world: string
  readonly recorder: RequestRecorder
}

/** The person's phone: what the sandbox has sent to it, and what its authenticator app shows. Pressed, codes fill in. */
export function Phone({ world, recorder }: PhoneProps) {
  const words = useWords()
  const messages = useInbox(world, recorder)
  const authenticator = useQuery({
    queryKey: ['authenticator', world],
    queryFn: () => readAuthenticator(world),
    refetchInterval: 1000,
  })
  return (
    <aside className="phone" aria-label={words.phone}>
      <div className="phone-screen">
        <p className="phone-clock" aria-hidden="true">
          9:41
        </p>
        <h2>{words.messages}</h2>
        {messages.length === 0 && <p className="quiet">{words.noMessages}</p>}
        <ol className="phone-messages" aria-live="polite">
          {messages.map((message) => (
            <li key={keyOf(message)}>
              <Notification message={message} />
            </li>
          ))}
        </ol>
        <h2>{words.authenticator}</h2>
        {authenticator.data?.length === 0 && <p className="quiet">{words.noAccounts}</p>}
        <ul className="phone-codes">
          {authenticator.data?.map(({ issuer, account, code, secondsLeft }) => (
            <li key={`${issuer} ${account}`}>
              <button type="button" className="notification" onClick={() => void fillIn({ code })}>
                <bdi className="notification-to">{`${issuer}: ${account}`}</bdi>
                <span className="phone-code">
                  <code>{code}</code> <span className="quiet">{words.secondsLeft(secondsLeft)}</span>
                </span>
                <span className="hidden">{words.fillIn}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}

/** How long news stands over a page, in milliseconds. */
const bannerTime = 8000

/** The newest message, where the phone itself is out of sight: until it is pressed, another comes, or its time is over. */
export function Banner({ world, recorder }: PhoneProps) {
  const [gone, setGone] = useState('')
  const [newest] = useInbox(world, recorder)
  const key = newest === undefined ? '' : keyOf(newest)
  useEffect(() => {
    const timer = setTimeout(() => setGone(key), bannerTime)
    return () => clearTimeout(timer)
  }, [key])
  if (newest === undefined || key === gone) return null
  return (
    <div className="banner" key={key}>
      <Notification message={newest} onPressed={() => setGone(key)} />
    </div>
  )
}

function Notification({ message, onPressed }: { readonly message: InboxMessage; readonly onPressed?: () => void }) {
  const words = useWords()
  return (
    <button
      type="button"
      className="notification"
      onClick={() => {
        onPressed?.()
        void fillIn({ code: message.code })
      }}
    >
      <bdi className="notification-to">{message.to}</bdi>
      <span dir="auto">{message.text}</span>
      <span className="notification-hint">{words.fillIn}</span>
    </button>
  )
}

/** Newest first. It is looked into when a request has ended, and every second. */
function useInbox(world: string, recorder: RequestRecorder): readonly InboxMessage[] {
  const client = useQueryClient()
  const inbox = useQuery({ queryKey: ['inbox', world], queryFn: () => readInbox(world), refetchInterval: 1000 })
  useEffect(
    () => recorder.subscribe(() => void client.invalidateQueries({ queryKey: ['inbox', world] })),
    [client, recorder, world],
  )
  return inbox.data?.toReversed() ?? []
}

function keyOf({ at, code, to }: InboxMessage): string {
  return `${at} ${code} ${to}`
}
