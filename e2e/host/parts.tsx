import { StrictMode, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { useForm } from 'react-hook-form'
import { PhoneEntry, SignIn, useParsedPhone } from '../../src/index.ts'
import { en } from '../../src/locales/languages/en.ts'
import { languages } from './languages.ts'
import type { CodeShape, Step } from '../../src/protocol/step.ts'
import { sampleSteps, scriptedBackend } from '../../src/testing/index.ts'
import '../../src/ui/theme.css'
import type { ShapeName } from '../tables/codeEntries.ts'

/**
 * One input at a time: `?part=phone` is the phone field alone, in a form of react-hook-form's; `?part=code&shape=…` the
 * code field in its step, over a backend that only writes down what it was given. The field on top is where tests copy
 * from, with the keys a person would use.
 */
const shapes: Readonly<Record<ShapeName, CodeShape>> = {
  'six-digits': { length: 6, characters: 'digits', caseSensitive: false },
  'unknown-length': { characters: 'letters-and-digits', caseSensitive: true },
  'eight-signs': { length: 8, characters: 'letters-and-digits', caseSensitive: false },
}
const query = new URLSearchParams(window.location.search)

const messages = languages.get(query.get('lang') ?? '') ?? en

type Receive = (input: unknown) => void

function PhoneForm({ onReceive }: { readonly onReceive: Receive }) {
  const { onParsed, problem: phoneProblem } = useParsedPhone()
  const { register, handleSubmit, formState, setValue, reset } = useForm({ defaultValues: { phone: '' } })
  // Without a press, which would take the focus out of the field.
  useEffect(() => {
    const write = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      const phone = String(event.detail)
      if (event.type === 'host-reset') reset({ phone })
      else setValue('phone', phone)
    }
    const names = ['host-setValue', 'host-reset']
    for (const name of names) addEventListener(name, write)
    return () => {
      for (const name of names) removeEventListener(name, write)
    }
  }, [reset, setValue])
  const problem = formState.errors.phone?.message
  const sentences: Readonly<Record<string, string>> = messages.phone.problems
  const check = () => {
    const found = phoneProblem()
    return found === undefined || (sentences[found] ?? found)
  }
  return (
    <form className="entryphone" noValidate onSubmit={(event) => void handleSubmit(onReceive)(event)}>
      <PhoneEntry
        label="Phone number"
        country="RU"
        messages={messages}
        {...register('phone', { validate: check })}
        onParsed={onParsed}
        invalid={problem !== undefined}
        aria-describedby="why"
      />
      <p id="why" role="alert">
        {problem}
      </p>
      <button type="submit">Send</button>
      <button type="button" onClick={() => setValue('phone', '+491711234567')}>
        Fill in
      </button>
      <button type="button" onClick={() => reset()}>
        Empty
      </button>
    </form>
  )
}

function CodeStepAlone({ onReceive }: { readonly onReceive: Receive }) {
  const backend = useMemo(() => {
    const shape = Object.entries(shapes).find(([name]) => name === query.get('shape'))?.[1]
    const receive = (input: unknown): Step => {
      onReceive(input)
      return sampleSteps.done
    }
    return scriptedBackend({
      start: { ...sampleSteps.code, code: shape ?? shapes['six-digits'] },
      answers: { 'code.submit': receive },
    })
  }, [onReceive])
  return <SignIn backend={backend} messages={messages} country="RU" remember={false} onDone={() => {}} />
}

function Parts() {
  const [received, setReceived] = useState<readonly unknown[]>([])
  const [receive] = useState(() => (input: unknown) => setReceived((before) => [...before, input]))
  return (
    <>
      <label>
        To copy from <textarea rows={2} cols={60} />
      </label>
      {query.get('part') === 'phone' ? <PhoneForm onReceive={receive} /> : <CodeStepAlone onReceive={receive} />}
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
