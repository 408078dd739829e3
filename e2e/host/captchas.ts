import type { CaptchaRecord } from '../../src/captcha/record.test-support.ts'
import type { CaptchaOptions } from '../../src/index.ts'

/** Every captcha provider's record, by listing the folder: a new one is here without being named. For pages. */
const modules = import.meta.glob<{ readonly record: CaptchaRecord }>(
  '../../src/captcha/providers/*.record.test-support.ts',
  { eager: true },
)

/** By the name a step gives the provider. */
export const captchas: ReadonlyMap<string, CaptchaRecord> = new Map(
  Object.entries(modules).map(([path, { record }]) => [path.replace(/^.*\/|\.record\..*$/g, ''), record] as const),
)

/** What makes each provider load the sandbox's stand-in for its vendor's script. `scripts`: where the stand-ins lie. */
export function captchasAt(scripts: string): Readonly<Record<string, CaptchaOptions>> {
  return Object.fromEntries([...captchas.keys()].map((name) => [name, { scriptHost: `${scripts}/${name}` }]))
}
