import type * as z from 'zod/mini'
import { RelayMistake, type RelayMistakeNumber } from '../../relay/mistakes.ts'
import type { Terminal } from '../command.ts'
import { resolveReferences } from './references.ts'
import { type RelaySettings, relaySettings } from './schema.ts'
import type { Source } from './source.ts'

/** The settings of a file, with what they refer to. Throws a `RelayMistake` for what cannot be meant, and for what is unsafe. */
export function settingsFrom({ settings, isData }: Source, environment: Terminal['environment']): RelaySettings {
  const resolved = resolveReferences(settings, environment)
  const parsed = relaySettings.safeParse(resolved.settings)
  if (!parsed.success) throw mistakeOf(parsed.error.issues)
  const openly = isData ? secretsIn(parsed.data).find((path) => !resolved.referred.has(path)) : undefined
  if (openly !== undefined) throw new RelayMistake('E116', openly)
  const { proxy, url } = parsed.data
  if (proxy === 'none' && url.startsWith('https:')) throw new RelayMistake('E119', 'proxy')
  return parsed.data
}

/** Where secrets stand. An address of Redis is one as far as it has a password. */
function secretsIn({ limits, backends }: RelaySettings): readonly string[] {
  const ofLimits = typeof limits === 'object' ? ['limits.secret'] : []
  const store = typeof limits === 'object' ? limits.store : undefined
  const hasPassword = typeof store === 'object' && 'redis' in store && /@/.test(store.redis)
  const ofCaptchas = Object.entries(backends)
    .filter(([, backend]) => 'captcha' in backend && backend.captcha !== undefined)
    .map(([name]) => `backends.${name}.captcha.secret`)
  return [...ofLimits, ...(hasPassword ? ['limits.store.redis'] : []), ...ofCaptchas]
}

/** What has a sentence of its own when it is missing. */
const numbers: Readonly<Record<string, RelayMistakeNumber>> = {
  url: 'E100',
  proxy: 'E101',
  backends: 'E103',
  limits: 'E109',
  'limits.secret': 'E110',
}

function mistakeOf(issues: readonly z.core.$ZodIssue[]): RelayMistake {
  const { path, unknown } = deepest(issues, [])
  const number = unknown === undefined ? numbers[path.join('.')] : undefined
  return new RelayMistake(number ?? 'E114', [...path, ...(unknown === undefined ? [] : [unknown])].join('.'))
}

interface Found {
  readonly path: readonly PropertyKey[]
  /** A name that no setting has. */
  readonly unknown?: string | undefined
}

/** The one that is meant: where several forms are allowed, of the form that came furthest. */
function deepest(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[]): Found {
  const found = issues.map((issue): Found => {
    const path = [...above, ...issue.path]
    if (issue.code === 'unrecognized_keys') return { path, unknown: issue.keys[0] }
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { path }
    return issue.errors.map((each) => deepest(each, path)).toSorted(byDepth)[0] ?? { path }
  })
  return found.toSorted(byDepth)[0] ?? { path: above }
}

function byDepth(one: Found, other: Found): number {
  return depthOf(other) - depthOf(one)
}

function depthOf({ path, unknown }: Found): number {
  return path.length + (unknown === undefined ? 0 : 1)
}
