/**
 * The relay: from a page to a portal that allows no page. A handler from `Request` to `Response` that forwards the documented
 * calls of its backends and nothing else:
 *
 *     const relay = createRelay({
 *       url: 'https://app.example.com/relay',
 *       proxy: { hops: 1 },
 *       backends: { portal: docspace({ upstream: 'https://portal.example.com' }) },
 *     })
 *     const response = await relay.fetch(request, { address })
 */
export { createRelay, type Relay } from './relay.ts'
export type { Connection } from './context.ts'
export type { RelayOptions } from './options.ts'
export type { Call, RelayBackend, Send, UpstreamOptions, Visit } from './backend.ts'
export type { Address, TrustedProxy } from './address.ts'
export type { BodyForm } from './body.ts'
export type { BreakerOptions } from './breaker.ts'
export type { CookieRule } from './cookies.ts'
export type { Endpoint, Method, Purpose } from './endpoint.ts'
export type {
  AnsweredEvent,
  BudgetEvent,
  FaultEvent,
  LimitsUnavailableEvent,
  OnEvent,
  ProxyUnexpectedEvent,
  RelayEvent,
} from './events.ts'
export type { RelayCount, RelayCounts, RelayMeter } from './counts.ts'
export type { Fields } from './fields.ts'
export { RelayMistake, type RelayMistakeNumber } from './mistakes.ts'
export { Refusal, type RefusalBody, type RefusalForm, type RefusalReason } from './refusal.ts'
export { lifepay, type LifepayProof, type LifepayRelayOptions } from './backends/lifepay.ts'
export { docspace, type DocspaceRelayOptions } from './backends/docspace.ts'
export { workspace } from './backends/workspace.ts'
export { zitadel, type ZitadelRelayOptions } from './backends/zitadel.ts'
export type { ZitadelTokenSource } from './backends/zitadelTokens.ts'
export { betterAuth, type BetterAuthRelayOptions } from './backends/betterAuth.ts'
export { checkCaptcha, type CaptchaCheck, type Solved } from './captcha/check.ts'
export type { CaptchaVendor } from './captcha/vendors.ts'
export type { CheckLimits, LimitOptions, SendLimits } from './limits/options.ts'
export type { Consumed, CountedWindow, LimitStore, Window } from './limits/window.ts'
