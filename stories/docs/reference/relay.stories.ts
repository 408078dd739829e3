// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './relay.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/relay', tags: ['!test'], render: sectionOf(text) }

export default meta

export const Address = { name: 'Address' }
export const AnsweredEvent = { name: 'AnsweredEvent' }
export const betterAuth = { name: 'betterAuth' }
export const BetterAuthRelayOptions = { name: 'BetterAuthRelayOptions' }
export const BodyForm = { name: 'BodyForm' }
export const BreakerOptions = { name: 'BreakerOptions' }
export const BudgetEvent = { name: 'BudgetEvent' }
export const Call = { name: 'Call' }
export const CaptchaCheck = { name: 'CaptchaCheck' }
export const CaptchaVendor = { name: 'CaptchaVendor' }
export const checkCaptcha = { name: 'checkCaptcha' }
export const CheckLimits = { name: 'CheckLimits' }
export const Connection = { name: 'Connection' }
export const Consumed = { name: 'Consumed' }
export const CookieRule = { name: 'CookieRule' }
export const CountedWindow = { name: 'CountedWindow' }
export const createRelay = { name: 'createRelay' }
export const docspace = { name: 'docspace' }
export const DocspaceRelayOptions = { name: 'DocspaceRelayOptions' }
export const Endpoint = { name: 'Endpoint' }
export const FaultEvent = { name: 'FaultEvent' }
export const Fields = { name: 'Fields' }
export const lifepay = { name: 'lifepay' }
export const LifepayProof = { name: 'LifepayProof' }
export const LifepayRelayOptions = { name: 'LifepayRelayOptions' }
export const LimitOptions = { name: 'LimitOptions' }
export const LimitStore = { name: 'LimitStore' }
export const LimitsUnavailableEvent = { name: 'LimitsUnavailableEvent' }
export const Method = { name: 'Method' }
export const OnEvent = { name: 'OnEvent' }
export const ProxyUnexpectedEvent = { name: 'ProxyUnexpectedEvent' }
export const Purpose = { name: 'Purpose' }
export const Refusal = { name: 'Refusal' }
export const RefusalBody = { name: 'RefusalBody' }
export const RefusalForm = { name: 'RefusalForm' }
export const RefusalReason = { name: 'RefusalReason' }
export const Relay = { name: 'Relay' }
export const RelayBackend = { name: 'RelayBackend' }
export const RelayCount = { name: 'RelayCount' }
export const RelayCounts = { name: 'RelayCounts' }
export const RelayEvent = { name: 'RelayEvent' }
export const RelayMeter = { name: 'RelayMeter' }
export const RelayMistake = { name: 'RelayMistake' }
export const RelayMistakeNumber = { name: 'RelayMistakeNumber' }
export const RelayOptions = { name: 'RelayOptions' }
export const Send = { name: 'Send' }
export const SendLimits = { name: 'SendLimits' }
export const Solved = { name: 'Solved' }
export const TrustedProxy = { name: 'TrustedProxy' }
export const UpstreamOptions = { name: 'UpstreamOptions' }
export const Visit = { name: 'Visit' }
export const Window_2 = { name: 'Window_2' }
export const workspace = { name: 'workspace' }
export const zitadel = { name: 'zitadel' }
export const ZitadelRelayOptions = { name: 'ZitadelRelayOptions' }
export const ZitadelTokenSource = { name: 'ZitadelTokenSource' }
