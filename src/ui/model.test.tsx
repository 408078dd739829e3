// @vitest-environment jsdom
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { fromTransition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { declaredActions, type FlowEvent, type FlowState, transition } from '../flow/machine.ts'
import { en } from '../locales/en.ts'
import type { Backend, Routes } from '../protocol/backend.ts'
import type { ActingKind, Step, StepKind } from '../protocol/step.ts'
import { documentedBackends } from '../testing/documentedBackends.ts'
import { type ScriptedAnswer, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleStep } from '../testing/steps.ts'
import { SignIn } from './SignIn.tsx'

/**
 * Every edge of every backend's routes, played through the rendered widget under StrictMode by someone who uses it.
 * The edges and the shortest way to each come from walking the machine itself.
 */
interface Edge {
  readonly name: string
  readonly events: readonly FlowEvent[]
}

/** Where a backend has a way to another password, its credentials step offers it. */
function stepOf({ credentials }: Routes, kind: StepKind): Step {
  const step = sampleStep(kind)
  return step.kind === 'credentials' && credentials?.forgot !== undefined ? { ...step, forgot: true } : step
}

function edgesOf(routes: Routes): readonly Edge[] {
  const answered = declaredActions(routes).flatMap(({ kind, action, answers }) =>
    answers.map((answer): FlowEvent => ({ type: 'answered', from: kind, action, step: stepOf(routes, answer) })),
  )
  const started = routes.start.map((kind): FlowEvent => ({ type: 'started', step: stepOf(routes, kind) }))
  const machine = fromTransition(
    (state: { readonly at: FlowState }, event: FlowEvent) => ({ at: transition(routes, state.at, event) }),
    { at: undefined },
  )
  const paths = getShortestPaths(machine, {
    events: [...started, ...answered],
    serializeState: ({ context }) => context.at?.kind ?? 'nowhere',
  })
  const wayTo = new Map<StepKind, readonly FlowEvent[]>()
  for (const path of paths) {
    const kind = path.state.context.at?.kind
    // The walk begins with an event of its own that puts the machine together.
    if (kind !== undefined)
      wayTo.set(
        kind,
        path.steps.map(({ event }) => event).filter((event) => event.type !== ('xstate.init' as string)),
      )
  }
  return answered.map((event) => {
    if (event.type !== 'answered') throw new Error('filtered above')
    const before = wayTo.get(event.from)
    if (before === undefined) throw new Error(`nothing leads to ${event.from}`)
    return { name: `${event.from} → ${event.step.kind} by ${event.action}`, events: [...before, event] }
  })
}

/** The routes of a backend, answering as the way to this edge goes. */
function scriptFor({ name, routes }: Backend, { events }: Edge) {
  const answers: Record<string, ScriptedAnswer[]> = {}
  let start: ScriptedAnswer = 'unexpected'
  for (const event of events) {
    if (event.type === 'started') start = event.step
    if (event.type === 'answered') (answers[`${event.from}.${event.action}`] ??= []).push({ ...event.step })
  }
  return scriptedBackend({ name, routes, start, answers })
}

/** What a person does on each kind of step to take each of its actions. */
const person: { readonly [K in ActingKind]: Readonly<Record<string, (user: UserEvent) => Promise<void>>> } = {
  credentials: {
    async submit(user) {
      const password = screen.queryByLabelText(en.credentials.password)
      if (password !== null) {
        await user.type(screen.getByLabelText(en.credentials.username.email), 'ann@example.com')
        await user.type(password, 'Passw0rd!')
      }
      await user.click(screen.getByRole('button', { name: en.credentials.submit }))
    },
    async forgot(user) {
      await user.click(screen.getByRole('button', { name: en.credentials.forgot }))
    },
  },
  phone: {
    async submit(user) {
      const field = screen.getByLabelText(en.phone.label)
      await user.clear(field)
      await user.type(field, '+79991234567')
      await user.click(screen.getByRole('button', { name: en.phone.submit }))
    },
  },
  code: {
    async submit(user) {
      await user.clear(screen.getByLabelText(en.code.label))
      await user.type(screen.getByLabelText(en.code.label), '123456')
    },
    async resend(user) {
      await user.click(screen.getByRole('button', { name: new RegExp(`^${en.code.resend}`) }))
    },
  },
  enrol: {
    async submit(user) {
      await user.type(screen.getByLabelText(en.enrol.label), '123456')
    },
  },
  details: {
    async submit(user) {
      await user.type(screen.getByLabelText('Your name'), 'Ann Example')
      await user.click(screen.getByRole('button', { name: en.details.submit }))
    },
  },
  confirm: {
    async submit(user) {
      await user.click(screen.getByRole('button', { name: en.confirm['add-sms'].submit }))
    },
  },
  'backup-codes': {
    async submit(user) {
      await user.click(screen.getByRole('button', { name: en.backupCodes.submit }))
    },
  },
}

const shows = (container: HTMLElement, kind: StepKind) =>
  waitFor(() => expect(container.querySelector('.entryphone')?.getAttribute('data-step')).toBe(kind))

describe.each(documentedBackends())('$name', (documented) => {
  test.each(edgesOf(documented.routes))('$name', async (edge) => {
    const backend = scriptFor(documented, edge)
    const onDone = vi.fn()
    const user = userEvent.setup()
    const { container, unmount } = render(
      <StrictMode>
        <SignIn backend={backend} messages={en} onDone={onDone} remember={false} />
      </StrictMode>,
    )
    let calls = 0
    for (const event of edge.events) {
      if (event.type === 'answered') {
        await screen.findByRole('heading', { level: 2 })
        await waitFor(() =>
          expect(container.querySelector('form, .entryphone-codes, .entryphone-confirm')).not.toBeNull(),
        )
        await person[event.from][event.action]?.(user)
      }
      calls += 1
      await waitFor(() => expect(backend.calls).toHaveLength(calls))
      if (event.type !== 'back') await shows(container, event.step.kind)
    }
    await act(() => new Promise((resolve) => setTimeout(resolve, 30)))
    expect(backend.calls).toHaveLength(edge.events.length)
    const last = edge.events.at(-1)
    expect(onDone).toHaveBeenCalledTimes(last?.type === 'answered' && last.step.kind === 'done' ? 1 : 0)
    unmount()
  })
})
