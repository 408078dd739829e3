import type { Double } from './double.ts'
import { captchaStandIns } from './captcha/double.ts'
import { lifepay, lifepayHost } from './lifepay/double.ts'
import { docspace } from './onlyoffice/docspace/double.ts'
import { workspace } from './onlyoffice/workspace/double.ts'
import { zitadel } from './zitadel/double.ts'

/** Every documented backend there is a double of, and what stands around them. Written by `doubles.test.ts`. */
const makers: Readonly<Record<string, () => Double>> = {
  captchaStandIns,
  docspace,
  lifepay,
  lifepayHost,
  workspace,
  zitadel,
}

/** Every double of a backend, each made anew. */
export function doubles(): readonly Double[] {
  return Object.values(makers).map((make) => make())
}
