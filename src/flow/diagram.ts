import type { Routes } from '../protocol/backend.ts'
import type { ActingKind, StepKind } from '../protocol/step.ts'
import { declaredActions } from './machine.ts'

/** The kinds of step on which nothing can be done. */
const ends: Readonly<Record<Exclude<StepKind, ActingKind>, true>> = { done: true, 'sign-in-again': true }

/** A backend's statechart as Mermaid text, drawn from the routes it declares. */
export function mermaidOf(name: string, routes: Routes): string {
  const lines = ['stateDiagram-v2', `  %% ${name}: which steps each action may answer`]
  const node = (kind: string) => kind.replaceAll('-', '_')
  for (const kind of routes.start) lines.push(`  [*] --> ${node(kind)}`)
  for (const { kind, action, answers } of declaredActions(routes)) {
    for (const answer of answers) lines.push(`  ${node(kind)} --> ${node(answer)}: ${action}`)
  }
  const reached = new Set<string>([...routes.start, ...declaredActions(routes).flatMap((declared) => declared.answers)])
  for (const end of Object.keys(ends)) if (reached.has(end)) lines.push(`  ${node(end)} --> [*]`)
  return `${lines.join('\n')}\n`
}

/** The same as plain data, for tools: every kind of step, every action on it, every kind it may answer with. */
export function describeRoutes(name: string, routes: Routes) {
  return { name, start: routes.start, actions: declaredActions(routes) }
}
