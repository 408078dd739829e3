import { readFileSync } from 'node:fs'
import { RelayMistake } from '../../relay/mistakes.ts'
import type { Terminal } from '../command.ts'

/** Settings with what they refer to in its place: `{ "env": "NAME" }` and `{ "file": "/run/secrets/name" }`. */
export interface Resolved {
  readonly settings: unknown
  /** Which of them came from elsewhere, as `limits.secret`. */
  readonly referred: ReadonlySet<string>
}

/** Throws a `RelayMistake` for a variable or a file that is not there, or is empty. */
export function resolveReferences(settings: unknown, environment: Terminal['environment']): Resolved {
  const referred = new Set<string>()
  const visit = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => visit(one, `${path}[${index}]`))
    if (!isPlain(value)) return value
    const reference = referenceOf(value)
    if (reference !== undefined) {
      referred.add(path)
      return valueOf(reference, path, environment)
    }
    const below = (name: string) => (path === '' ? name : `${path}.${name}`)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one, below(name))]))
  }
  return { settings: visit(settings, ''), referred }
}

type Reference = readonly ['env' | 'file', string]

function referenceOf(value: Readonly<Record<string, unknown>>): Reference | undefined {
  const [entry, ...others] = Object.entries(value)
  if (entry === undefined || others.length > 0) return undefined
  const [kind, name] = entry
  return (kind === 'env' || kind === 'file') && typeof name === 'string' ? [kind, name] : undefined
}

function valueOf([kind, name]: Reference, path: string, environment: Terminal['environment']): string {
  const value = kind === 'env' ? environment[name] : contentOf(name)
  if (value === undefined || value === '') throw new RelayMistake('E115', `${path}: ${kind} ${name}`)
  return value
}

/** Without the line's end that editors and `echo` leave. */
function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trimEnd()
  } catch {
    return undefined
  }
}

/** Written as `{…}`: what a module of the host's has made, a backend or a store, stays what it is. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
