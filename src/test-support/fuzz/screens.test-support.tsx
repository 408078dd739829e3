import { StrictMode, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import type { Flow } from '../../flow/createFlow.ts'
import { useFlowContext } from '../../flow/FlowContext.ts'
import { FlowProvider } from '../../flow/FlowProvider.tsx'
import { declaredActions } from '../../flow/machine.ts'
import { useAction } from '../../flow/useAction.ts'
import { useFlow } from '../../flow/useFlow.ts'
import type { Start } from '../../flow/useStart.ts'
import type { Backend, Routes } from '../../protocol/backend.ts'
import type { AuthError } from '../../protocol/error.ts'
import type { ActingKind } from '../../protocol/step.ts'

/** What goes into an action: as the seam takes it, at once or when a captcha has been solved. */
export type ActionInput = object | ((signal: AbortSignal) => Promise<object>)

interface Shown {
  readonly flow?: Flow
  readonly start?: Start
  readonly back?: (() => void) | undefined
}

/** What the screens hold out to a person: the flow as it was rendered last, and every action of its step. */
export interface Controls {
  readonly shown: Shown
  readonly show: (shown: Shown) => void
  readonly actions: Map<
    string,
    { readonly submit: (input: ActionInput) => void; readonly error: AuthError | undefined }
  >
}

/** Before anything is rendered. */
export function noControls(): Controls {
  let shown: Shown = {}
  return {
    get shown() {
      return shown
    },
    show: (now) => void (shown = now),
    actions: new Map(),
  }
}

/** Renders a flow over this backend, without looks, and says how it is taken away. */
export function openScreens(backend: Backend): { readonly controls: Controls; readonly close: () => void } {
  const controls = noControls()
  const root = createRoot(document.createElement('div'))
  root.render(
    <StrictMode>
      <FlowProvider backend={backend}>
        <Screens controls={controls} />
      </FlowProvider>
    </StrictMode>,
  )
  return { controls, close: () => root.unmount() }
}

/** The screens without their looks: every action of the step, through the same seam. */
function Screens({ controls }: { readonly controls: Controls }) {
  const { step, start, back, backend } = useFlow()
  const { flow } = useFlowContext()
  useLayoutEffect(() => controls.show({ flow, start, back }))
  if (step === undefined || step.kind === 'done' || step.kind === 'sign-in-again') return null
  return actionsOf(backend.routes, step.kind).map((action) => (
    <OneAction key={`${step.kind}.${action}`} kind={step.kind} action={action} controls={controls} />
  ))
}

interface OneActionProps {
  readonly kind: ActingKind
  readonly action: string
  readonly controls: Controls
}

function OneAction({ kind, action, controls }: OneActionProps) {
  // Which action it is differs from screen to screen; the seam treats them all alike.
  const { submit, error } = useAction(kind as 'code', action as 'submit')
  const name = `${kind}.${action}`
  // A screen that is gone holds nothing out any more.
  useLayoutEffect(() => {
    // What fits is the run's business: a seam that is given the wrong thing has to bear it.
    controls.actions.set(name, { submit: (input) => submit(input as never), error })
    return () => void controls.actions.delete(name)
  })
  return null
}

function actionsOf(routes: Routes, kind: string): readonly string[] {
  return declaredActions(routes)
    .filter((one) => one.kind === kind)
    .map(({ action }) => action)
}
