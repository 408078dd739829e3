import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** When a part of `npm run test:all` passed last, and on which commit. Checked in, so that the next one knows. */
const file = join(import.meta.dirname, 'passed.json')
const passedOnce = z.object({
  commit: z.string(),
  day: z.string(),
  passed: z.number(),
  skipped: z.number(),
  seconds: z.number(),
})
type Passed = z.infer<typeof passedOnce>

export function recall(part: string): Passed | undefined {
  return all()[part]
}

export function remember(part: string, passed: Passed): void {
  const known = Object.entries({ ...all(), [part]: { ...passed, seconds: Math.round(passed.seconds) } })
  const sorted = Object.fromEntries(known.toSorted(([one], [other]) => one.localeCompare(other)))
  writeFileSync(file, `${JSON.stringify(sorted, undefined, 2)}\n`)
}

/** Nothing but words and this record has changed since. */
export function isStillGood(part: string): boolean {
  const last = recall(part)
  if (last === undefined) return false
  const same = ['diff', '--quiet', last.commit, '--', '.', ':!.ci/passed.json', ':!*.md']
  return spawnSync('git', same).status === 0
}

function all(): Readonly<Record<string, Passed>> {
  return existsSync(file) ? z.record(z.string(), passedOnce).parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}
