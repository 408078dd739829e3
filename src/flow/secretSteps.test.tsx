// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { Session, Step } from '../protocol/step.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { createFlow } from './createFlow.ts'
import { FlowProvider } from './FlowProvider.tsx'
import { useFlow } from './useFlow.ts'

afterEach(cleanup)

const { code, enrol, done, phone } = sampleSteps
const backupCodes = sampleSteps['backup-codes']

function page(onDone?: (session: Session) => void) {
  const seen: (Step | undefined)[] = []
  function Probe() {
    const { step } = useFlow()
    seen.push(step)
    return <p>{step?.kind ?? 'nowhere'}</p>
  }
  render(
    <StrictMode>
      <FlowProvider backend={scriptedBackend({ start: done })} onDone={onDone} remember={false}>
        <Probe />
      </FlowProvider>
    </StrictMode>,
  )
  return seen
}

test('no screen is ever drawn with a session that the host has', async () => {
  const sessions: Session[] = []
  const seen = page((session) => sessions.push(session))
  await screen.findByText('done')
  expect(sessions).toEqual([done.session])
  expect(JSON.stringify(seen)).not.toContain(done.session.token)
})

test('a session that no `onDone` takes is on the step', async () => {
  const seen = page()
  await screen.findByText('done')
  expect(JSON.stringify(seen)).toContain(done.session.token)
})

test.each([
  [enrol, { secret: '', uri: '' }],
  [backupCodes, { codes: [] }],
])('a secret step is emptied when it is left, and at the end, and the backend’s own is not', (step, empty) => {
  for (const leave of ['move', 'end'] as const) {
    const flow = createFlow(scriptedBackend({ start: step }))
    flow.send({ type: 'started', step })
    const shown = flow.getState()
    expect(shown).toEqual(step)
    if (leave === 'move') flow.send({ type: 'started', step: phone })
    else flow.lifetime.end()
    expect(shown).toMatchObject(empty)
    expect(step).not.toMatchObject(empty)
  }
})

test.each(['at once', 'over another step'])(
  'a secret step that the next leads back to, %s, keeps its secret',
  (how) => {
    const flow = createFlow(scriptedBackend({ start: enrol }))
    flow.send({ type: 'started', step: enrol })
    const shown = flow.getState()
    if (shown === undefined) throw new Error('It has started.')
    const next = { ...code, back: how === 'at once' ? shown : { ...code, back: shown } }
    flow.send({ type: 'answered', from: 'enrol', action: 'submit', step: next })
    expect(shown).toEqual(enrol)
  },
)
