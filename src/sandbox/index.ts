/**
 * The sandbox: faithful doubles of documented backends behind one fetch handler, for tests, stories and demos.
 *
 *     const sandbox = createSandbox()
 *     const response = await sandbox.fetch(new Request('http://sandbox/w/alice/lifepay/auth/send-code-by-phone', …))
 *
 * **Worlds.** `/w/NAME` before a double's mount names a world (`[A-Za-z0-9_.~-]`, up to 64); without it the world is
 * `default`. A world has its own accounts, inbox, authenticator, clock, limits, faults, captcha tokens and request log,
 * is made on first use, and shares nothing with others, so tests run in parallel.
 *
 * **Doubles.** One module or folder each: a function that returns a `Double` (name, mount, CORS policy, switches and a
 * Hono app with routes relative to the mount), listed in `doubles.ts`. In a route:
 *
 *     const accountsOf = perWorld(() => new Map<string, Account>())           // state that lives and dies with a world
 *     app.post('/auth', async (context) => {
 *       const { world, base, origin, cookies, setCookie } = context.env       // the visit
 *       world.now()                                                           // never Date.now()
 *       world.random.text(6, digits)                                          // never Math.random()
 *       world.inbox.deliver({ to, text, code })
 *       world.authenticator.add({ account, issuer }); world.authenticator.check(secret, code)
 *       world.captcha.verify('hcaptcha', token)                               // once per token
 *       world.switches['lifepay.something'] === true                          // an oddity someone switched on
 *       setCookie(generateCookie('name', 'value', { httpOnly: true }))        // `hono/cookie`; never a header by hand
 *       return context.json(…)                                                // or body(bytes | null, status, headers)
 *     })
 *
 * A backend whose server is a package has no double here: whoever tests against it runs that server as one more of the
 * `doubles`; the page "Testing" has the lines.
 *
 * The core answers preflights and adds CORS headers by the double's policy, strips world prefix and mount, keeps the
 * request log, and applies faults around the app. It runs in Node and in browsers: no Node API, no globals of a page.
 *
 * **Control API**, open to every origin, JSON in and out, `?world=NAME`:
 * GET `/sandbox/` (doubles and switches) · GET `inbox` `[{to, text, code, at}]` · GET `authenticator`
 * `[{account, issuer, secret, code, secondsLeft}]` · GET, POST `clock` `{advance: ms}` · GET, POST, DELETE `faults` ·
 * GET, DELETE `requests` · GET, POST `switches` `{name: value | null}` · POST `captcha` `{refuse: n}` · DELETE `world`.
 */
export { createSandbox, type Carrier, type Sandbox, type SandboxOptions } from './sandbox.ts'
export { onlyContentTypes, type Double, type SandboxEnv, type Visit } from './double.ts'
export type { CorsPolicy } from './cors.ts'
export { perWorld, type SwitchValue, type World, type Worlds } from './world.ts'
export type { Inbox, Message } from './inbox.ts'
export type { Authenticator, AuthenticatorEntry } from './authenticator.ts'
export { base32, fromBase32, totp, totpStep } from './totp.ts'
export type { Fault, Faults } from './faults.ts'
export type { LoggedRequest, RequestLog } from './requests.ts'
export { digits, hexadecimal, lettersAndDigits, type Random } from './random.ts'
export type { CaptchaDesk, IssuedToken } from './captcha/desk.ts'
export type { CaptchaVerdict } from './captcha/standIn.ts'
export { captchaProviders, type CaptchaProvider } from './captcha/standIns.ts'
export { jarOf, type CookieJar } from './cookies.ts'
export { doubles } from './doubles.ts'
export { captchaStandIns } from './captcha/double.ts'
export { lifepay, lifepayHost } from './lifepay/double.ts'
