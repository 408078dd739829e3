import type { Backend, Routes } from '../protocol/backend.ts'
import { AuthError, type AuthErrorCode } from '../protocol/error.ts'
import type { ActingKind, ActionName, Step, StepKind } from '../protocol/step.ts'
import { sampleSteps } from './steps.ts'

/** How a scripted call ends: with a step, with an error (or its code), never, or as the function says. */
export type ScriptedAnswer =
  | Step
  | AuthError
  | AuthErrorCode
  | 'pending'
  | ((input: unknown, signal: AbortSignal) => Step | Promise<Step>)

type ActionKey = { [K in ActingKind]: `${K}.${ActionName<K>}` }[ActingKind]

/** What a scripted backend answers: where it starts, and each action’s answers in their order. */
export interface Script {
  readonly name?: string
  /** Where it starts, or why it cannot. */
  readonly start: ScriptedAnswer
  /** Answers by action, in order; the last one stays. */
  readonly answers?: Readonly<Partial<Record<ActionKey, ScriptedAnswer | readonly ScriptedAnswer[]>>>
  /** Default: any kind may follow any action. */
  readonly routes?: Routes
}

/** One call that a scripted backend has had. */
export interface ScriptedCall {
  readonly action: ActionKey | 'start'
  readonly step?: Step
  readonly input?: unknown
  readonly signal: AbortSignal
}

/** A backend that answers by its script, and remembers what it was asked. */
export type ScriptedBackend = Backend & {
  /** Every call made, oldest first. */
  readonly calls: readonly ScriptedCall[]
  /** Steps whose secrets were let go. */
  readonly forgotten: readonly Step[]
}

const everyKind: readonly StepKind[] = Object.values(sampleSteps).map(({ kind }) => kind)

/** The compiler asks for every action of every kind. */
type EveryAction<Each> = { readonly [K in ActingKind]: { readonly [A in ActionName<K>]: Each } }

const everywhere: Routes & EveryAction<readonly StepKind[]> = {
  start: everyKind,
  credentials: { submit: everyKind, forgot: everyKind },
  phone: { submit: everyKind },
  code: { submit: everyKind, resend: everyKind },
  enrol: { submit: everyKind },
  details: { submit: everyKind },
  'backup-codes': { submit: everyKind },
  confirm: { submit: everyKind },
}

/** A backend that answers as it is told and writes down what it was asked: for stories and for tests without a network. */
export function scriptedBackend({
  name = 'scripted',
  start,
  answers = {},
  routes = everywhere,
}: Script): ScriptedBackend {
  const calls: ScriptedCall[] = []
  const forgotten: Step[] = []
  const counts = new Map<string, number>()

  const answerTo = (action: ActionKey): ScriptedAnswer => {
    const scripted = answers[action]
    if (scripted === undefined) return 'unexpected'
    const list: readonly ScriptedAnswer[] = isList(scripted) ? scripted : [scripted]
    const before = counts.get(action) ?? 0
    counts.set(action, before + 1)
    return list[Math.min(before, list.length - 1)] ?? 'unexpected'
  }
  const act =
    (action: ActionKey) =>
    (step: Step, input: unknown, { signal }: { readonly signal: AbortSignal }): Promise<Step> => {
      calls.push({ action, step, input, signal })
      return answerWith(answerTo(action), input, signal)
    }

  const actions: EveryAction<ReturnType<typeof act>> = {
    credentials: { submit: act('credentials.submit'), forgot: act('credentials.forgot') },
    phone: { submit: act('phone.submit') },
    code: { submit: act('code.submit'), resend: act('code.resend') },
    enrol: { submit: act('enrol.submit') },
    details: { submit: act('details.submit') },
    'backup-codes': { submit: act('backup-codes.submit') },
    confirm: { submit: act('confirm.submit') },
  }
  return {
    ...actions,
    name,
    routes,
    calls,
    forgotten,
    start: ({ signal }) => {
      calls.push({ action: 'start', signal })
      return answerWith(start, undefined, signal)
    },
    forget: (step) => {
      forgotten.push(step)
    },
  }
}

function isList(answer: ScriptedAnswer | readonly ScriptedAnswer[]): answer is readonly ScriptedAnswer[] {
  return Array.isArray(answer)
}

async function answerWith(answer: ScriptedAnswer, input: unknown, signal: AbortSignal): Promise<Step> {
  if (answer === 'pending') {
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  }
  if (typeof answer === 'string') throw new AuthError(answer)
  if (answer instanceof AuthError) throw answer
  if (typeof answer === 'function') return answer(input, signal)
  return answer
}
