import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CaptchaRecord } from './record.test-support.ts'

/*
 * Every captcha provider's record, found by listing the folder: for what runs in Node (unit tests, Playwright, scripts).
 * Pages list them with `import.meta.glob`, see `e2e/host/captchas.ts`.
 */
const folder = join(import.meta.dirname, 'providers')

/** The providers there are, by the name a step gives them. */
export const captchaNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => file.replace(/\.tsx$/, ''))
  .toSorted()

async function recordOf(name: string): Promise<CaptchaRecord | undefined> {
  if (!existsSync(join(folder, `${name}.record.test-support.ts`))) return undefined
  const module = (await import(`./providers/${name}.record.test-support.ts`)) as { readonly record?: CaptchaRecord }
  return module.record
}

const found = await Promise.all(captchaNames.map(async (name) => [name, await recordOf(name)] as const))

/** One without a record is red in `records.test.ts`, which says what to write. */
export const captchaRecords: Readonly<Record<string, CaptchaRecord>> = Object.fromEntries(
  found.flatMap(([name, record]) => (record === undefined ? [] : [[name, record]])),
)
