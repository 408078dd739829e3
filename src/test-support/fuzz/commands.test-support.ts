import fc from 'fast-check'
import type { Fault } from '../../sandbox/faults.ts'

/** One thing that happens to a flow. */
export type Command =
  /** The main action of the step, or another of its actions, with some input. */
  | { readonly does: 'submit' | 'resend' | 'forgot'; readonly input: Input; readonly captcha: Solving }
  | { readonly does: 'back' | 'again' }
  /** The widget is taken away and put back, or the whole page is loaded anew. */
  | { readonly does: 'remount' | 'reload' }
  /** Time passes for both, in milliseconds. */
  | { readonly does: 'wait'; readonly by: number }
  /** One of the clocks is set, forwards or backwards. */
  | { readonly does: 'set here' | 'set there'; readonly by: number }
  | { readonly does: 'fault'; readonly fault: Fault }
  /** An answer of the server with one value in it replaced. */
  | { readonly does: 'garble'; readonly at: number; readonly by: unknown }

export type Input = 'right' | 'wrong' | { readonly text: string }
/** How a challenge goes, where the step has one. */
export type Solving = 'at once' | 'slowly' | 'closed' | 'with a forged token'

/** A command, and what comes after it: everything settles, it is done twice, or the next comes after so many turns. */
export interface ScheduledCommand {
  readonly command: Command
  readonly next: 'settle' | 'twice' | number
}

const minute = 60_000
const hostile = fc.constantFrom(
  '',
  ' ',
  '.',
  '..',
  '../../logout',
  '..%2F..%2Flogout',
  '%2e%2e',
  'logout',
  'sendsms',
  'setphone.json',
  'confirm',
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
  '\u202e123456',
  '\ud800',
  '\0',
  '１２３４５６',
  '12345\r\nX-Header: y',
  '+1'.repeat(40),
  'ж'.repeat(300),
  'x'.repeat(5000),
)
const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('right' as const) },
  { weight: 3, arbitrary: fc.constant('wrong' as const) },
  { weight: 1, arbitrary: fc.record({ text: hostile }) },
  { weight: 1, arbitrary: fc.record({ text: fc.string({ unit: 'binary', maxLength: 40 }) }) },
)
const captcha = fc.oneof(
  { weight: 5, arbitrary: fc.constant('at once' as const) },
  { weight: 2, arbitrary: fc.constantFrom<Solving>('slowly', 'closed', 'with a forged token') },
)

const replacement: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ status: fc.constantFrom(200, 201, 204, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503) }),
  fc.record({
    status: fc.constantFrom(200, 403, 429, 502),
    body: fc.constantFrom('', '<!doctype html><h1>Login</h1>', '{"response":', '[]', 'null', '{"code":12}', '\0'),
    contentType: fc.constantFrom('text/html', 'application/json', 'application/grpc-web+proto'),
  }),
  fc.record({ status: fc.constantFrom(200, 400, 500), body: fc.json({ maxDepth: 3 }) }),
  fc.record({ redirect: fc.constantFrom('https://evil.example/login', '/', 'javascript:alert(1)') }),
  fc.constant<Fault>({ body: `"${'x'.repeat(1_100_000)}"` }),
)
const spoiling: fc.Arbitrary<Fault> = fc.oneof(
  fc.constant<Fault>({ drop: true }),
  fc.constant<Fault>({ drop: true, after: true }),
  fc.record({ truncate: fc.nat({ max: 60 }) }),
  fc.record({ truncate: fc.nat({ max: 60 }), drop: fc.constant(true) }),
  fc.record({ latency: fc.constantFrom(40, 3000, 25_000) }),
  fc.record({ latency: fc.constantFrom(40, 3000, 25_000), after: fc.constant(true) }),
  fc.record({
    status: fc.constantFrom(429, 503),
    headers: fc.record({
      'retry-after': fc.constantFrom('30', '-5', '99999999999', 'soon', 'Fri, 31 Dec 9999 23:59:59 GMT'),
    }),
  }),
)
const fault = fc
  .tuple(fc.oneof(replacement, spoiling), fc.constantFrom(1, 1, 2, 3))
  .map(([one, times]): Fault => ({ ...one, times }))

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, '', true, -1, 1e308, 'x', '2999-01-01T00:00:00Z', [], {}, '\u202e', '0001-01-01'),
  fc.jsonValue({ maxDepth: 1 }),
)
const jump = fc.oneof(fc.integer({ min: -120, max: 120 }), fc.constantFrom(-525_600, -1440, 1440, 525_600))

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ does: fc.constant('submit' as const), input, captcha }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('resend' as const, 'forgot' as const), input, captcha }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('back', 'again', 'remount', 'reload') }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('wait' as const), by: fc.constantFrom(1, 31_000, 11 * minute) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('set here' as const, 'set there' as const),
      by: jump.map((by) => by * minute),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('fault' as const), fault }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('garble' as const), at: fc.nat({ max: 30 }), by: strange }) },
)

export const commands: fc.Arbitrary<readonly ScheduledCommand[]> = fc.array(
  fc.record({
    command,
    next: fc.oneof(
      { weight: 6, arbitrary: fc.constant('settle' as const) },
      { weight: 2, arbitrary: fc.constant('twice' as const) },
      { weight: 3, arbitrary: fc.nat({ max: 12 }) },
    ),
  }),
  { maxLength: 14, size: 'max' },
)
