import { expect, test } from '../src/testing/playwright/index.ts'

/** A host's own test, with what `entryphone/testing/playwright` gives it: the page asks the sandbox in the test, and no server. */
const mount = '/w/testing-kit/docspace'
test.use({ backends: { docspace: mount } })
const page = `/?${new URLSearchParams({ backend: 'docspace', world: 'testing-kit' })}`

test('five statements sign someone in by a message', async ({ page: tab, signIn, sandbox }) => {
  await tab.goto(page)
  await signIn.enterCredentials('ann@example.com', 'Passw0rd!')
  await signIn.enterCode((await sandbox.inbox.last('+7 916 123-45-67')).code)
  await expect(tab.getByText('The host received')).toBeVisible()
})

test('five statements sign someone in by an authenticator, in Russian too', async ({ page: tab, signIn, sandbox }) => {
  await tab.goto(`${page}&lang=ru`)
  await signIn.enterCredentials('tom@example.com', 'Passw0rd!')
  await signIn.enterCode(sandbox.authenticator.code('tom@example.com'))
  await signIn.seesStep('done')
})

test('time passes on the page and on the servers alike', async ({ page: tab, signIn, sandbox }) => {
  await tab.goto(page)
  await signIn.enterCredentials('ann@example.com', 'Passw0rd!')
  const first = await sandbox.inbox.last('+79161234567')
  await sandbox.advance(60_000)
  await signIn.resend()
  const second = await sandbox.inbox.last('+79161234567')
  expect(second.at - first.at).toBeGreaterThanOrEqual(60_000)
  await signIn.enterCode('000000')
  await expect(signIn.error).toBeVisible()
})
