'use client'
import type { QueryClient } from '@tanstack/react-query'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
import { readSendCode } from './answers.ts'
import { type LifepayHttpOptions, type SendCodeByPhone, sendCodeByPhone } from './requests.ts'

/**
 * `POST /auth/send-code-by-phone` for hosts that compose their own flow. Resolves with `sent` or, where an earlier code
 * still holds, `sent-recently`.
 */
export function useSendCodeByPhone(
  options: LifepayHttpOptions,
  client?: QueryClient,
): Endpoint<SendCodeByPhone, ReturnType<typeof readSendCode>> {
  return useEndpoint(
    ['lifepay', 'send-code-by-phone'],
    async (input: SendCodeByPhone, signal) => {
      const answer = await sendCodeByPhone(options, input, signal)
      return readSendCode(answer, input.captcha ? 'send-with-captcha' : 'send', Date.now())
    },
    client,
  )
}
