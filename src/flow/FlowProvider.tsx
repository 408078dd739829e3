'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Backend } from '../protocol/backend.ts'
import { keepTime, now } from '../runtime/clock.ts'
import { loadOnce } from '../runtime/loadOnce.ts'
import { advise, EntryphoneError } from '../runtime/mistake.ts'
import { checkProps } from '../runtime/options.ts'
import type { FactorChange, Session, SignInAgainStep } from '../protocol/step.ts'
import { createFlow, type Flow } from './createFlow.ts'
import type { SignInEvent } from './events.ts'
import { type Acting, FlowContext } from './FlowContext.ts'
import { firstBackend, followBackend } from './followBackend.ts'
import { keptPlace } from './persistence/keptPlace.ts'
import { mayRecall } from './persistence/memory.ts'
import { useRemember } from './persistence/useRemember.ts'
import { useStart } from './useStart.ts'

/** A flow without any look: which backend it asks, and what the host is told. */
export interface FlowProviderProps {
  /**
   * Which backend signs people in. Make it once, outside of your component. One that is made anew with the same name and
   * scope (address, organization, intent), for a fresh token say, goes on with the flow; any other begins another.
   */
  readonly backend: Backend
  /**
   * Called exactly once when sign-in is complete, also where the start was already done. The session is yours alone then:
   * the step on screen (`useFlow().step`) has it only where there is no `onDone`.
   */
  readonly onDone?: ((session: Session) => void) | undefined
  /**
   * Called when the person asks to sign in again, where nothing can be done before they have: send them to your sign-in.
   * Without it the step has no button. That they are there, `onEvent` tells.
   */
  readonly onSignInAgain?: ((reason: SignInAgainStep['reason']) => void) | undefined
  /**
   * Called when the person answers a question, "Remove your number?" say, with "Keep it": nothing was changed, and
   * `onDone` is not called. Bring them back to where they came from.
   */
  readonly onKeep?: ((about: FactorChange) => void) | undefined
  /** Called with what happens, as it happens: for counts and alarms. Words of closed lists and numbers, nothing personal. */
  readonly onEvent?: ((event: SignInEvent) => void) | undefined
  /**
   * Tells two widgets of one backend on a page apart, so that each finds its own step after a reload: `header`, `dialog`.
   * Also where they differ in what the backend's `scope` knows nothing of: its `fetch`, a header that names no tenant.
   * Always the same for the same widget, nobody's own, and no secret: it stands in a key of sessionStorage.
   */
  readonly name?: string | undefined
  /** Keep the step in this tab's sessionStorage, so that a reload does not lose it. Never a secret. Default true. */
  readonly remember?: boolean | undefined
  readonly children: ReactNode
}

const aListener = { number: 'E04', holds: (value: unknown) => !value || typeof value === 'function' } as const
const listeners = { onDone: aListener, onEvent: aListener, onKeep: aListener, onSignInAgain: aListener }

/** As little as a flow needs to begin. */
function isBackend(value: Partial<Backend> | null | undefined): boolean {
  return typeof value?.name === 'string' && typeof value.start === 'function' && Array.isArray(value.routes?.start)
}

/** Holds one widget's flow: where the person is, and the requests that move them. */
export function FlowProvider(props: FlowProviderProps) {
  if (!isBackend(props.backend)) throw new EntryphoneError('E03', 'SignIn: backend')
  checkProps('SignIn', props, listeners)
  const [current, setCurrent] = useState(() => firstBackend(props.backend))
  if (current.given !== props.backend) setCurrent(followBackend(current, props.backend, now()))
  const outlived = () => setCurrent({ ...current, version: current.version + 1 })
  useEffect(() => {
    if (current.advice !== undefined) advise(current.advice, current.backend.name)
  }, [current.advice, current.backend.name])
  return (
    <OneFlow
      key={current.version}
      {...props}
      backend={current.backend}
      recalls={current.recalls}
      onOutlived={outlived}
    />
  )
}

interface OneFlowProps extends FlowProviderProps {
  /** What is kept may be another backend's, which nothing tells from this one: `false`. */
  readonly recalls: boolean
  /** The screens have outlived their flow: they were hidden, which ended it, and are shown again. */
  readonly onOutlived: () => void
}

function OneFlow(props: OneFlowProps) {
  const {
    backend,
    onDone,
    onSignInAgain,
    onKeep,
    onEvent,
    name,
    remember = true,
    recalls,
    children,
    onOutlived,
  } = props
  const tell = useLatest(onEvent)
  const [flow] = useState(() =>
    createFlow(backend, (event) => tell.current?.(event), remember && recalls && mayRecall(keptPlace(backend, name))),
  )
  useEffect(() => flow.lifetime.renew(backend), [flow, backend])
  // Before the start, which asks for what was kept.
  const recall = useRemember(flow, { name, remember })
  const start = useStart(flow, recalls ? recall : undefined)
  useTellDone(flow, onDone)
  const acting = useActing(flow)
  useOtherTabs(flow)
  useFreeOnUnmount(flow, onOutlived)
  // Also where no countdown is on screen: what is held runs out by the clock.
  useEffect(() => keepTime(), [])

  return <FlowContext.Provider value={{ flow, acting, start, onSignInAgain, onKeep }}>{children}</FlowContext.Provider>
}

/** The newest one given, for what outlives the drawing that gave it. */
function useLatest<Listener>(listener: Listener): { readonly current: Listener } {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  return latest
}

/** Where it does not come ahead, the press that needs it asks again. */
function useActing(flow: Flow): Acting {
  const [acting] = useState(() => loadOnce(() => import('./performAction.ts')))
  useEffect(() => flow.preloading.later(() => void acting.get().catch(() => {})), [flow, acting])
  return acting
}

/** Tells other tabs what was sent here, and hears of theirs. Nobody waits for it: a server guards itself as well. */
function useOtherTabs(flow: Flow) {
  useEffect(() => {
    const { sending } = flow.backend
    if (sending === undefined) return undefined
    let leave = () => {}
    let isGone = false
    const join = () =>
      import('./otherTabs/channel.ts').then(
        ({ joinTabs }) => {
          if (!isGone) leave = joinTabs(flow, sending)
        },
        () => {},
      )
    const takeBack = flow.preloading.later(() => void join())
    return () => {
      isGone = true
      takeBack()
      leave()
    }
  }, [flow])
}

/** `onDone` is called once per done step, whatever re-renders, StrictMode or a new callback do. */
function useTellDone(flow: Flow, onDone: ((session: Session) => void) | undefined) {
  const latest = useLatest(onDone)
  const told = useRef(0)
  useEffect(() => {
    const tell = () => {
      const state = flow.getState()
      if (state?.kind !== 'done' || told.current === flow.moves) return
      told.current = flow.moves
      if (latest.current === undefined) return
      // Before anything is drawn with it: React keeps what it has drawn, where any script of the page can read it.
      const { session } = state
      flow.send({ type: 'handed-over' })
      try {
        latest.current(session)
      } catch (thrown) {
        // The host's own bug, for its own eyes: the person is done all the same.
        reportError(thrown)
      }
    }
    tell()
    return flow.subscribe(tell)
  }, [flow, latest])
}

/** Unmount ends what is under way and empties the vault. StrictMode's rehearsal is over within the same task, so wait one. */
function useFreeOnUnmount(flow: Flow, onOutlived: () => void) {
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const outlived = useLatest(onOutlived)
  useEffect(() => {
    clearTimeout(pending.current)
    // Who is done is done, however often the end is shown: asked anew, a start might say so again.
    if (flow.lifetime.hasEnded && flow.getState()?.kind !== 'done') outlived.current()
    return () => {
      pending.current = setTimeout(() => flow.lifetime.end(), 0)
    }
  }, [flow, outlived])
}
