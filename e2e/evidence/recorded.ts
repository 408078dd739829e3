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
  const [first] = differences(read(name), facts, name)
  if (first !== undefined) throw new Error(`${first}. If that is right now, \`npm run evidence\` records it anew.`)
}

/** Where it is otherwise, by its place: `trees.code.3 was …, and is …`. */
function differences(was: unknown, is: unknown, place: string): readonly string[] {
  if (isList(was) && isList(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    return keys.flatMap((key) => differences(was[key], is[key], `${place}.${key}`))
  }
  return was === is ? [] : [`${place} was ${JSON.stringify(was)}, and is ${JSON.stringify(is)}`]
}

function isList(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
