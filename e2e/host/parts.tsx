import { StrictMode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { SignIn } from '../../src/index.ts'
import { en } from '../../src/locales/en.ts'
import type { CodeShape, Step } from '../../src/protocol/step.ts'
import { sampleSteps, scriptedBackend } from '../../src/testing/index.ts'
import '../../src/ui/theme.css'
import type { ShapeName } from '../tables/codeEntries.ts'

/**
 * One input at a time, in its step, over a backend that only writes down what it was given: `?part=phone`, or
 * `?part=code&shape=…`. The field on top is where tests copy from, with the keys a person would use.
 */
const shapes: Readonly<Record<ShapeName, CodeShape>> = {
  'six-digits': { length: 6, characters: 'digits', caseSensitive: false },
  'unknown-length': { characters: 'letters-and-digits', caseSensitive: true },
  'eight-signs': { length: 8, characters: 'letters-and-digits', caseSensitive: false },
}
const query = new URLSearchParams(window.location.search)

function startingStep(): Step {
  if (query.get('part') === 'phone') return { kind: 'phone', purpose: 'sign-in', attempt: {} }
  const shape = Object.entries(shapes).find(([name]) => name === query.get('shape'))?.[1]
  return { ...sampleSteps.code, code: shape ?? shapes['six-digits'] }
}

function Parts() {
  const [received, setReceived] = useState<readonly unknown[]>([])
  const backend = useMemo(() => {
    const receive = (input: unknown): Step => {
      setReceived((before) => [...before, input])
      return sampleSteps.done
    }
    return scriptedBackend({ start: startingStep(), answers: { 'phone.submit': receive, 'code.submit': receive } })
  }, [])
  return (
    <>
      <label>
        To copy from <textarea rows={2} cols={60} />
      </label>
      <SignIn backend={backend} messages={en} country="RU" remember={false} onDone={() => {}} />
      <output aria-label="Received">{JSON.stringify(received)}</output>
    </>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <Parts />
  </StrictMode>,
)
