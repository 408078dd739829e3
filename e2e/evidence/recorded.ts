import { deepStrictEqual } from 'node:assert'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'recorded')

/** What has been recorded under this name. */
export function read(name: string): unknown {
  const file = join(folder, `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Compares these facts with those that are recorded, or (`npm run evidence`) records them. */
export function record(name: string, facts: unknown): void {
  if (process.env['EVIDENCE'] === 'write') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(facts, undefined, 2)}\n`)
  }
  deepStrictEqual(
    facts,
    read(name),
    `It is otherwise than recorded. \`npm run evidence\` records ${name} anew: ${JSON.stringify(facts)}`,
  )
}
