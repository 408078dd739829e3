'use client'
import { type ComponentType, Suspense, useEffect, useState } from 'react'
import { useFlow } from '../flow/useFlow.ts'
import type { Backend } from '../protocol/backend.ts'
import type { Step, StepKind } from '../protocol/step.ts'
import { ScreenBoundary } from './ScreenBoundary.tsx'
import { preloadScreens, screens } from './screens.ts'
import { Loading } from './steps/Loading.tsx'
import { StartStep } from './steps/StartStep.tsx'

/** The screen of the step the person is on. */
export function CurrentStep() {
  const { backend, step, start } = useFlow()
  useEffect(() => preloadScreens(backend.routes.start), [backend])

  if (step === undefined) return <StartStep start={start} />
  return (
    // What may follow is fetched as soon as someone turns to the form, which is seconds before it is needed.
    <div className="entryphone-current" onFocus={() => preloadScreens(kindsAfter(backend, step.kind))}>
      <ScreenBoundary key={step.kind}>
        <StepScreen step={step} />
      </ScreenBoundary>
    </div>
  )
}

/** Keyed by kind above: a step of the same kind keeps what was typed. */
function StepScreen({ step }: { readonly step: Step }) {
  // Chosen once: a lazy screen that has loaded meanwhile must not be swapped for its twin, losing what was typed.
  // The table pairs each kind with its own screen; TypeScript cannot follow a union through it.
  const [Current] = useState(() => screens[step.kind].screen() as ComponentType<{ readonly step: Step }>)
  return (
    <Suspense fallback={<Loading />}>
      <Current step={step} />
    </Suspense>
  )
}

function kindsAfter({ routes }: Backend, kind: StepKind): readonly StepKind[] {
  const { start: _, ...kinds } = routes
  const actions: Readonly<Record<string, Readonly<Record<string, readonly StepKind[]>>>> = kinds
  return Object.values(actions[kind] ?? {}).flat()
}
