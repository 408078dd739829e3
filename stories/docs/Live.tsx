import { useEffect, useState } from 'react'
import { Mark } from '../../e2e/host/Mark.tsx'
import { docspace } from '../../src/backends/docspace/index.ts'
import { hostVerify } from '../../src/backends/lifepay/hostVerify.test-support.ts'
import { lifepay } from '../../src/backends/lifepay/index.ts'
import { workspace } from '../../src/backends/workspace/index.ts'
import type { Backend } from '../../src/protocol/backend.ts'
import { createSandbox } from '../../src/sandbox/index.ts'
import { SignIn, type SignInProps } from '../../src/ui/SignIn.tsx'

/*
 * The widget as it is, over the sandbox in this very page: nothing leaves the browser, so a page of documentation shows it
 * from a folder of files too.
 */
const world = 'documentation'
const sandbox = createSandbox({ demo: true })
// A captcha's script would come from elsewhere.
sandbox.worlds.get(world).switches['captcha'] = 'none'
const addressOf = (mount: string) => `https://sandbox.example/w/${world}/${mount}`
const ask: typeof fetch = async (input, init) => sandbox.fetch(new Request(input, init))
const common = { fetch: ask }

const samples: Readonly<Record<string, { readonly make: () => Backend; readonly say: string }>> = {
  'LIFE PAY': {
    make: () =>
      lifepay({
        ...common,
        baseUrl: addressOf('lifepay'),
        verify: hostVerify(addressOf('app/lifepay/verify'), ask),
      }),
    say: 'Any Russian number will do: 999 123-45-67, say.',
  },
  DocSpace: {
    make: () => docspace({ ...common, baseUrl: addressOf('docspace') }),
    say: 'ann@example.com, password Passw0rd!: a code comes by message.',
  },
  Workspace: {
    make: () => workspace({ ...common, baseUrl: addressOf('workspace') }),
    say: 'ann@example.com, password Passw0rd!: a code comes by message.',
  },
}

interface LiveProps {
  readonly choice?: boolean
  /** Is told which backend a widget begins anew with, as the choice writes it. */
  readonly onBegin?: (backend: string) => void
  readonly onEvent?: NonNullable<SignInProps['onEvent']>
  readonly theme?: 'auto' | 'light' | 'dark'
}

/** The widget with a choice of backends, and the message beside it that a phone would have got. */
export function Live({ choice = true, onBegin, onEvent, theme = 'auto' }: LiveProps) {
  const [name, setName] = useState('LIFE PAY')
  const [round, setRound] = useState(0)
  const begin = (chosen: string) => {
    setName(chosen)
    setRound(round + 1)
    onBegin?.(chosen)
  }
  return (
    <div className="sb-unstyled">
      {choice && (
        <p>
          <label>
            Backend:{' '}
            <select value={name} onChange={(event) => begin(event.target.value)}>
              {Object.keys(samples).map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        </p>
      )}
      <Sample key={`${name} ${round}`} name={name} theme={theme} onEvent={onEvent} />
      <p>
        {samples[name]?.say} <Message />{' '}
        <button type="button" onClick={() => begin(name)}>
          Begin again
        </button>
      </p>
    </div>
  )
}

interface SampleProps {
  readonly name: string
  readonly theme: NonNullable<LiveProps['theme']>
  readonly onEvent: LiveProps['onEvent'] | undefined
}

function Sample({ name, theme, onEvent }: SampleProps) {
  const [backend] = useState(() => samples[name]?.make())
  if (backend === undefined) return null
  return (
    <SignIn
      backend={backend}
      theme={theme}
      brand={{ name: 'Acme', mark: <Mark /> }}
      remember={false}
      onEvent={onEvent}
    />
  )
}

/** The newest message of the sandbox. */
function Message() {
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setInterval(() => setText(sandbox.worlds.get(world).inbox.all().at(-1)?.text ?? ''), 500)
    return () => clearInterval(timer)
  }, [])
  return <output aria-label="The newest message">{text !== '' && `The message: “${text}”`}</output>
}
