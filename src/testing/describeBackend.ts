import type { Backend } from '../protocol/backend.ts'
import { declaredActions } from '../flow/machine.ts'
import type { Step, StepKind } from '../protocol/step.ts'

/** One rule that every backend keeps, as a test of yours runs it. */
export interface BackendRule {
  /** In the present tense, as a test is named. */
  readonly name: string
  /** Rejects where the backend breaks the rule. */
  readonly check: () => Promise<void>
}

/** What a rule says is ours alone, so it may be shown to anyone; what a backend throws may quote a secret. */
export class BrokenRule extends Error {}

/**
 * What must hold for any backend, a host's own included, whatever runs your tests:
 *
 *     for (const { name, check } of describeBackend(() => myBackend({ fetch }))) test(name, check)
 *
 * `make` gives a fresh backend whose `start` can be answered.
 */
export function describeBackend(make: () => Backend): readonly BackendRule[] {
  return [
    {
      name: 'has a name that can stand in a key',
      check: async () => require(/^[a-z0-9-]+$/.test(make().name), `The name is ${JSON.stringify(make().name)}.`),
    },
    {
      name: 'can do every action it declares, and declares every action it can do',
      check: async () => {
        const backend = make()
        const declared = declaredActions(backend.routes).map(({ kind, action }) => `${kind}.${action}`)
        const able = actionsOf(backend)
        require(sameMembers(declared, able), `It declares ${declared.join(', ')} and can do ${able.join(', ')}.`)
      },
    },
    {
      name: 'leads from its start to every step it declares, and from each of them to done',
      check: async () => {
        const { routes } = make()
        const declared = declaredActions(routes)
        const reached = reachable(routes.start, (kind) => answersOf(declared, kind))
        const lost = declared.filter(({ kind }) => !reached.has(kind)).map(({ kind }) => kind)
        require(lost.length === 0, `Nothing leads to ${lost.join(', ')}.`)
        // Where the person has to sign in again, the host goes on.
        const ours = [...reached].filter((kind) => kind !== 'sign-in-again')
        const stuck = ours.filter((kind) => !reachable([kind], (from) => answersOf(declared, from)).has('done'))
        require(stuck.length === 0, `No way leads from ${stuck.join(', ')} to done.`)
      },
    },
    {
      name: 'has as its first step, where it asks nobody for it, what its start answers',
      check: async () => {
        const backend = make()
        const first = backend.isFirstProvisional === true ? undefined : backend.first?.()
        if (first === undefined) return
        const step = await make().start({ signal: new AbortController().signal })
        const [drawn, started] = [asText(first), asText(step)]
        require(drawn === started, `Its first step is ${drawn}, and it starts with ${started}.`)
      },
    },
    {
      name: 'starts with a step its routes declare',
      check: async () => {
        const backend = make()
        const step = await backend.start({ signal: new AbortController().signal })
        require(backend.routes.start.includes(step.kind), `It starts with ${step.kind}.`)
      },
    },
    {
      name: 'starts with a step of the kind of its first, where that is provisional',
      check: async () => {
        const backend = make()
        const first = backend.isFirstProvisional === true ? backend.first?.() : undefined
        if (first === undefined) return
        const { kind } = await backend.start({ signal: new AbortController().signal })
        const isAlike = kind === first.kind
        require(isAlike, `Its first step is ${first.kind}, and it starts with ${kind}, which cannot take its place.`)
      },
    },
    {
      name: 'makes its steps of plain data, which survive being written down',
      check: async () => {
        const step = await make().start({ signal: new AbortController().signal })
        const again: unknown = JSON.parse(JSON.stringify(step))
        require(JSON.stringify(again) === JSON.stringify(step), 'The first step does not survive JSON.')
      },
    },
  ]
}

type Declared = ReturnType<typeof declaredActions>

function answersOf(declared: Declared, kind: StepKind): readonly StepKind[] {
  return declared.filter((one) => one.kind === kind).flatMap(({ answers }) => answers)
}

function actionsOf(backend: Backend): readonly string[] {
  return Object.entries(backend)
    .filter(([name]) => name !== 'routes' && name !== 'sending')
    .flatMap(([kind, actions]: [string, unknown]) =>
      typeof actions === 'object' && actions !== null ? Object.keys(actions).map((action) => `${kind}.${action}`) : [],
    )
}

function reachable(from: readonly StepKind[], next: (kind: StepKind) => readonly StepKind[]): ReadonlySet<StepKind> {
  const found = new Set(from)
  for (const kind of found) for (const answer of next(kind)) found.add(answer)
  return found
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member))
}

function require(holds: boolean, otherwise: string): void {
  if (!holds) throw new BrokenRule(otherwise)
}

/** The same for the same properties, in whatever order they were written. */
function asText(step: Step): string {
  return JSON.stringify(step, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}
