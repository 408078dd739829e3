import { Profiler, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Controller, useForm } from 'react-hook-form'
import type { CodeShape } from '../../src/protocol/step.ts'
import { CodeEntry } from '../../src/ui/parts/code/CodeEntry.tsx'
import '../../src/ui/theme.css'

const digits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const letters: CodeShape = { length: 6, characters: 'letters-and-digits', caseSensitive: false }
const unmeasured: CodeShape = { characters: 'digits', caseSensitive: false }

/** The code field without a flow or a provider: by itself, with a host's state, and in react-hook-form both ways. */
function Page() {
  const [code, setCode] = useState('')
  const [completed, setCompleted] = useState<readonly string[]>([])
  const { register, control, handleSubmit, reset, setValue } = useForm({
    defaultValues: { registered: '', controlled: '' },
  })
  const [sent, setSent] = useState('')
  return (
    <div className="entryphone">
      <Profiler id="digits" onRender={() => performance.mark('drawn')}>
        <CodeEntry
          label="Digits"
          name="digits"
          shape={digits}
          onComplete={(entered) => setCompleted((before) => [...before, entered])}
        />
      </Profiler>
      <output aria-label="Completed">{completed.join(' ')}</output>
      <CodeEntry label="Letters" shape={letters} value={code} onCodeChange={setCode} />
      <CodeEntry label="Unmeasured" shape={unmeasured} />
      <form onSubmit={(event) => void handleSubmit((values) => setSent(JSON.stringify(values)))(event)}>
        <CodeEntry label="Registered" shape={digits} {...register('registered')} />
        <Controller
          control={control}
          name="controlled"
          render={({ field }) => <CodeEntry label="Controlled" shape={digits} {...field} />}
        />
        <button type="submit">Send</button>
        <button type="button" onClick={() => reset()}>
          Reset
        </button>
        <button type="button" onClick={() => setValue('registered', '654321')}>
          Set
        </button>
        <output aria-label="Sent">{sent}</output>
      </form>
    </div>
  )
}

document.dir = new URLSearchParams(location.search).get('dir') ?? 'ltr'
const root = document.querySelector('#root')
if (root === null) throw new Error('code-entry.html has lost its #root.')
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
