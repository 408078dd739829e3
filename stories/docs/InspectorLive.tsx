import { useEffect, useState } from 'react'
import { docspace } from '../../src/backends/docspace/index.ts'
import { inspect } from '../../src/inspector/index.ts'
import { createSandbox } from '../../src/sandbox/index.ts'
import { SignIn } from '../../src/ui/SignIn.tsx'

const address = 'https://inspected.example/w/inspected/docspace'
const sandbox = createSandbox({ demo: true })

/** The page's own `fetch` is what the inspector asks with, so the sandbox stands in for it at this one address. */
function answerHere(): () => void {
  const { fetch } = window
  window.fetch = async (input, init) => {
    const request = new Request(input, init)
    return request.url.startsWith(address) ? sandbox.fetch(request) : fetch(input, init)
  }
  return () => void (window.fetch = fetch)
}

/** The inspector beside a widget over the sandbox: ann@example.com, password Passw0rd!, and any code, which is wrong. */
export function InspectorLive() {
  const [{ backend, inspector, leave }] = useState(make)
  useEffect(
    () => () => {
      inspector.end()
      leave()
    },
    [inspector, leave],
  )
  return (
    <div className="sb-unstyled">
      <SignIn backend={backend} onEvent={inspector.onEvent} remember={false} brand={{ name: 'Acme' }} />
      <p>ann@example.com, password Passw0rd!: what happens is in the panel at the corner of this page.</p>
    </div>
  )
}

function make() {
  const leave = answerHere()
  const inspector = inspect({ demo: true })
  return { inspector, leave, backend: docspace({ baseUrl: address, fetch: inspector.fetch }) }
}
