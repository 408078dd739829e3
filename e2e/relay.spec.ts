import { betterAuthAccounts } from '../src/backends/better-auth/accounts.test-support.ts'
import { expect, test } from './pages/test.ts'

/*
 * One journey of each backend through `npx entryphone relay`, which stands before the sandbox on the page's own origin.
 * `npm run test:all -- relay-journeys` plays all of them through it.
 */
const origin = 'relay'
const password = 'Passw0rd!'

test('LIFE PAY: a person signs in by phone, and the relay tells what no page knows', async ({
  widget,
  sandbox,
  world,
}) => {
  await widget.opensWithPhone({ backend: 'lifepay', captcha: 'none', world, origin }, '+7 999 123-45-67')
  await widget.seesCodeStep('+7 999 123-45-67')
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
  await widget.hostReceived('the number +79991234567')
  expect(JSON.stringify(await sandbox.requests())).toMatch(/\\"ip\\":\\"(?:127\.0\.0\.1|0:0:0:0:0:0:0:1)\\"/)
})

test('DocSpace: an authenticator is confirmed, by a link and a cookie that lead back through the relay', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  const choices = { backend: 'docspace', appCodes: 'tfaapp', world, origin }
  await widget.opensWithPassword(choices, 'tom@example.com', password)
  await widget.seesCodeStep()
  await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
  await widget.seesDone()
  expect(await sandbox.requestsTo('/tfaapp/validate')).toHaveLength(1)
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'asc_auth_key')
  expect(session).toMatchObject({ path: '/relay/docspace', httpOnly: true, secure: true, sameSite: 'Lax' })
})

test('Workspace: a text message signs in, in XML', async ({ widget, sandbox, world }) => {
  await widget.opensWithPassword({ backend: 'workspace', format: 'xml', world, origin }, 'ann@example.com', password)
  await widget.seesCodeStep()
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
})

test('ZITADEL: a number is confirmed over gRPC-Web by a token that the relay refreshes, and no page has it', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(JSON.stringify(request.headers())))
  const choices = { backend: 'zitadel-grpc-web', account: 'token-expired', world, origin }
  await widget.opensWithPhone(choices, '+41 79 123 45 69')
  await widget.seesCodeStep('+41 79 123 45 69')
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.confirms()
  await widget.seesConfirmed()
  expect(sent.filter((headers) => headers.includes('Bearer token-'))).toEqual([])
  const asked = JSON.stringify(await sandbox.requests())
  expect(asked).toContain('Bearer token-nophone')
  expect(asked).not.toContain('held-by-the-relay')
})

test('better-auth: a password and a code by text sign in, and the session is a cookie of the relay’s', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  const choices = { backend: 'better-auth', signIn: 'email', world, origin }
  await widget.opensWithPassword(choices, betterAuthAccounts.mia.email, password)
  await widget.seesCodeStep()
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
  const [session] = (await page.context().cookies()).filter(({ name }) => name.endsWith('.session_token'))
  expect(session).toMatchObject({ path: '/relay/better-auth', httpOnly: true, secure: true })
})

test('a limit of the relay’s is a wait that the widget shows: another message', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  const digits = String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')
  await page.clock.install()
  await widget.opensWithPhone({ backend: 'better-auth', world, origin: 'limited-relay' }, `+7 999 ${digits}`)
  await widget.seesCodeStep()
  await sandbox.advance(61_000)
  await page.clock.fastForward(61_000)
  await widget.resends()
  await widget.sees(/Try again in (?:9:\d\d|10:00)/)
  expect(await sandbox.messages()).toHaveLength(1)
})

test('a limit of the relay’s is a wait that the widget shows: another password', async ({ widget, sandbox, world }) => {
  const name = `${crypto.randomUUID()}@example.com`
  await widget.opensWithPassword({ backend: 'docspace', world, origin: 'limited-relay' }, name, 'a wrong one')
  await widget.sees('Wrong email or password.')
  await widget.enterCredentials(name, 'another')
  await widget.continues()
  await widget.sees(/Try again in (?:9:\d\d|10:00)/)
  expect(await sandbox.requestsTo('/api/2.0/authentication')).toHaveLength(1)
})

test('a page of another origin cannot drive it with the visitor’s cookies', async ({ browser, baseURL }) => {
  const own = baseURL ?? ''
  const context = await browser.newContext()
  const page = await context.newPage()
  // Of the same site: cookies would go along.
  await page.goto(`http://localhost:${Number(new URL(own).port) + 1}/`)
  const asked: string[] = []
  page.on('response', (response) => asked.push(`${response.request().method()} ${response.status()}`))
  await page.evaluate(async (address) => {
    const call = { method: 'POST', body: '{}', credentials: 'include' } as const
    // As a form of any site's could, and as a script that asks the browser first whether it may.
    await fetch(address, { ...call, mode: 'no-cors' }).catch(() => {})
    await fetch(address, { ...call, headers: { 'content-type': 'application/json' } }).catch(() => {})
  }, `${own}/relay/docspace/api/2.0/authentication`)
  expect(asked).toContain('POST 403')
  expect(asked.filter((one) => !one.endsWith(' 403'))).toEqual([])
  await context.close()
})
