import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Backend } from '../protocol/backend.ts'
import type { BackendRecord, MakeBackend } from './record.test-support.ts'

/*
 * Every backend's record, found by listing the folders: for what runs in Node (unit tests, Playwright, scripts). Pages
 * list them with `import.meta.glob`, see `e2e/host/backends.ts`.
 */
const folder = join(import.meta.dirname, '../backends')

/** The backends there are: a folder without an `index.ts` holds what several of them share. */
export const backendNames: readonly string[] = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'index.ts')))
  .toSorted()

async function recordOf(name: string): Promise<BackendRecord | undefined> {
  if (!existsSync(join(folder, name, 'record.test-support.ts'))) return undefined
  const module = (await import(`../backends/${name}/record.test-support.ts`)) as { readonly record?: BackendRecord }
  return module.record
}

const found = await Promise.all(backendNames.map(async (name) => [name, await recordOf(name)] as const))

/** By the folder's name. One without a record is red in `records.test.ts`, which says what to write. */
export const records: Readonly<Record<string, BackendRecord>> = Object.fromEntries(
  found.flatMap(([name, record]) => (record === undefined ? [] : [[name, record]])),
)

interface Made {
  /** The folder. */
  readonly backend: string
  /** The name of the flow or variant. */
  readonly name: string
  readonly record: BackendRecord
  readonly make: MakeBackend
}

function madeOf(kind: 'flows' | 'variants'): readonly Made[] {
  return Object.entries(records).flatMap(([backend, record]) =>
    Object.entries(record[kind]).map(([name, make]): Made => ({ backend, name, record, make })),
  )
}

/** Every flow of every backend. */
export const flows = madeOf('flows')
/** And every other dress of one. */
export const flowsAndVariants: readonly Made[] = [...flows, ...madeOf('variants')]

/** Every flow, made with the least a host must give. */
export function documentedBackends(): readonly Backend[] {
  return flows.map(({ make }) => make({ baseUrl: 'https://backend.example.com' }))
}
