import type { Backend } from '../../protocol/backend.ts'
import { byAccount } from './byAccount.ts'
import { byCode } from './byCode.ts'
import { checkOptions, isByCode, type LifepayAccountOptions, type LifepayOptions } from './options.ts'

export type { LifepayErrorCode, LifepayRefusal } from './answers.ts'
export type { LifepayAccountOptions, LifepayOptions, LifepaySendingOptions } from './options.ts'
export type {
  LifepayCaptchaType,
  LifepayClientDescription,
  LifepayClientType,
  LifepayHttpOptions,
} from './requests.ts'

/** Signs in by phone with LIFE PAY's LPOS API v6: with a code you check, or by its own calls alone (`completion`). */
export function lifepay(options: LifepayAccountOptions): Backend
export function lifepay(options: LifepayOptions): ReturnType<typeof byCode>
export function lifepay(options: LifepayOptions | LifepayAccountOptions): Backend {
  checkOptions(options)
  return isByCode(options) ? byCode(options) : byAccount(options)
}
