import { captchaStandIns } from './captcha/standIns.ts'
import type { Double } from './double.ts'
import { lifepay, lifepayHost } from './lifepay/double.ts'
import { docspace } from './onlyoffice/docspace/double.ts'
import { workspace } from './onlyoffice/workspace/double.ts'
import { zitadel } from './zitadel/double.ts'

/** Every documented backend there is a double of, and what stands around them. */
export function doubles(): readonly Double[] {
  return [captchaStandIns(), lifepay(), lifepayHost(), docspace(), workspace(), zitadel()]
}
