'use client'
import { type ComponentType, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import type { Flow } from '../flow/createFlow.ts'
import { useFlowContext } from '../flow/FlowContext.ts'
import { useFlow } from '../flow/useFlow.ts'
import type { Backend } from '../protocol/backend.ts'
import { advise } from '../runtime/mistake.ts'
import { savesData } from '../runtime/savesData.ts'
import type { Step, StepKind } from '../protocol/step.ts'
import { ScreenBoundary, type ScreenFailure } from './ScreenBoundary.tsx'
import { loadPhoneParser } from './parts/phone/loadPhoneParser.ts'
import { isHere, preloadScreens, screens } from './screens.ts'
import { BrokenScreen } from './steps/BrokenScreen.tsx'
import { Loading } from './steps/Loading.tsx'
import { StartStep } from './steps/StartStep.tsx'
import { createGlide, type Glide, preloadGlide, useGlide } from './useGlide.ts'
import { type Steps, useFirstWidget } from './WidgetContext.ts'

/** The screen of the step the person is on. */
export function CurrentStep() {
  const { backend, step, start } = useFlow()
  const { flow } = useFlowContext()
  const { steps } = useFirstWidget()
  const place = useRef<HTMLDivElement>(null)
  const [glide] = useState(createGlide)
  useEffect(() => {
    // A screen that is a chunk of its own is on its way while the backend says which it is.
    if (!backend.routes.start.some(isHere)) preloadOurs(backend.routes.start, steps)
  }, [backend, steps])
  useEffect(() => flow.preloading.later(() => preloadAfter(flow, steps)), [flow, steps])

  if (step === undefined) return <StartStep start={start} />
  const onFailed = (reason: ScreenFailure) => {
    flow.tell({ type: 'screen-failed', step: step.kind, reason })
    advise(reason === 'missing' ? 'E18' : 'E19', step.kind)
  }
  return (
    <div
      className="entryphone-current"
      ref={place}
      onFocus={() => {
        flow.preloading.begin()
        preloadAfter(flow, steps)
      }}
    >
      <ScreenBoundary
        key={step.kind}
        place={place}
        onFailed={onFailed}
        instead={(failure, times, again) => (
          <BrokenScreen
            step={step}
            failure={failure}
            again={again}
            startAgain={times > 1 && step.kind !== 'done' ? start.again : undefined}
          />
        )}
      >
        <StepScreen step={step} place={place} glide={glide} />
      </ScreenBoundary>
    </div>
  )
}

interface StepScreenProps {
  readonly step: Step
  readonly place: RefObject<HTMLElement | null>
  readonly glide: Glide
}

/** Keyed by kind above: a step of the same kind keeps what was typed. */
function StepScreen({ step, place, glide }: StepScreenProps) {
  useGlide(glide, place, step)
  // Chosen once: a lazy screen that has loaded meanwhile must not be swapped for its twin, losing what was typed.
  // The table pairs each kind with its own screen; TypeScript cannot follow a union through it.
  const [ours] = useState(() => screens[step.kind].screen())
  const Current = (useFirstWidget().steps?.[step.kind] ?? ours) as ComponentType<{ readonly step: Step }>
  return (
    <Suspense fallback={<Loading />}>
      <Current step={step} />
    </Suspense>
  )
}

/** Someone who turns to a form needs what follows within seconds. */
function preloadAfter({ backend, getState }: Flow, steps: Steps | undefined) {
  const step = getState()
  if (savesData() || step === undefined) return
  // Wanted first, by the first key.
  if (asksForNumber(step)) loadPhoneParser().catch(() => {})
  void preloadBackend(backend)
  preloadGlide()
  preloadOurs(kindsAfter(backend, step.kind), steps)
}

/** What a host draws itself needs no screen of ours. */
function preloadOurs(kinds: readonly StepKind[], steps: Steps = {}) {
  preloadScreens(kinds.filter((kind) => steps[kind] === undefined))
}

function asksForNumber(step: Step): boolean {
  return step.kind === 'phone' || (step.kind === 'credentials' && step.variant === 'phone-and-password')
}

/** A host's own may throw at once, or give no promise: the screens, and the other tabs, come all the same. */
async function preloadBackend(backend: Backend): Promise<void> {
  try {
    await backend.preload?.()
  } catch {
    // The request it is for tries again, and says what is wrong.
  }
}

function kindsAfter({ routes }: Backend, kind: StepKind): readonly StepKind[] {
  const { start: _, ...kinds } = routes
  const actions: Readonly<Record<string, Readonly<Record<string, readonly StepKind[]>>>> = kinds
  return Object.values(actions[kind] ?? {}).flat()
}
