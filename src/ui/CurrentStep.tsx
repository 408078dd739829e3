'use client'
import { type ComponentType, Suspense, useEffect, useState } from 'react'
import { useFlow } from '../flow/useFlow.ts'
import type { Backend } from '../protocol/backend.ts'
import type { Step, StepKind } from '../protocol/step.ts'
import { ScreenBoundary } from './ScreenBoundary.tsx'
import { preloadScreens, screens } from './screens.ts'
import { Loading } from './steps/Loading.tsx'
import { StartStep } from './steps/StartStep.tsx'
import { ArrivalContext, useWidget } from './WidgetContext.ts'

/** The screen of the step the person is on. */
export function CurrentStep() {
  const { backend, step, start } = useFlow()
  const { autoFocus = false } = useWidget()
  const arrived = useArrival(step?.kind ?? (start.error === undefined ? 'loading' : 'failed'), autoFocus)
  useEffect(() => preloadScreens(backend.routes.start), [backend])

  return (
    <ArrivalContext.Provider value={arrived}>
      {step === undefined ? (
        <StartStep start={start} />
      ) : (
        // What may follow is fetched as soon as someone turns to the form, which is seconds before it is needed.
        <div className="entryphone-current" onFocus={() => preloadScreens(kindsAfter(backend, step.kind))}>
          <ScreenBoundary key={step.kind}>
            <StepScreen step={step} />
          </ScreenBoundary>
        </div>
      )}
    </ArrivalContext.Provider>
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

/** `true` once the person has moved: then focus goes along. */
function useArrival(place: StepKind | 'loading' | 'failed', autoFocus: boolean): boolean {
  const [last, setLast] = useState({ place, arrived: autoFocus })
  if (last.place === place) return last.arrived
  const next = { place, arrived: autoFocus || last.place !== 'loading' || last.arrived }
  setLast(next)
  return next.arrived
}
