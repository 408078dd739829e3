import { betterAuthAccounts, strangersPhone } from '../src/backends/better-auth/accounts.test-support.ts'
import { betterAuthBackupCodes, betterAuthPassword } from '../src/backends/better-auth/secrets.test-support.ts'
import { expect, test } from './pages/test.ts'
import type { Widget } from './pages/widget.ts'

/*
 * Against better-auth itself. `npm run test:all -- better-auth-journeys` plays the same against another version, on another
 * database.
 */
const { ann, tom, mia, ned } = betterAuthAccounts
const [backupCode = ''] = betterAuthBackupCodes

async function opens(widget: Widget, world: string, choices: Readonly<Record<string, string>> = {}) {
  await widget.open({ backend: 'better-auth', world, ...choices })
}

async function signsIn(widget: Widget, email: string, password = betterAuthPassword) {
  await widget.enterCredentials(email, password)
  await widget.continues()
}

for (const origin of ['same', 'second'] as const) {
  test(`a stranger signs up by phone and code, on the ${origin} origin`, async ({ widget, sandbox, world, page }) => {
    await opens(widget, world, { origin })
    await widget.enterPhone(strangersPhone)
    await widget.continues()
    await widget.seesCodeStep(strangersPhone)
    const code = await sandbox.codeOf(1)
    await widget.enterCode(other(code))
    await widget.sees('That code is not right. Check the latest message.')
    await widget.enterCode(code)
    await widget.seesDone()
    expect(await sandbox.messages()).toHaveLength(1)
    expect(await sessionOf(page.context().cookies())).toHaveLength(1)
  })

  test(`a password and the authenticator sign in, and a trusted browser is not asked again, on the ${origin} origin`, async ({
    widget,
    sandbox,
    world,
  }) => {
    await opens(widget, world, { signIn: 'email', origin })
    await signsIn(widget, tom.email, 'not the password')
    await widget.sees('Wrong email or password.')
    await signsIn(widget, tom.email)
    await widget.seesCodeStep()
    await widget.trustsBrowser()
    await widget.enterCode(await sandbox.authenticatorCode(tom.email))
    await widget.seesDone()

    await opens(widget, world, { signIn: 'email', origin })
    await signsIn(widget, tom.email)
    await widget.seesDone()
    expect(await sandbox.requestsTo('/two-factor/')).toHaveLength(1)
  })
}

test('by user name the field is asked for as one, and the password signs in', async ({ page, widget, world }) => {
  await opens(widget, world, { signIn: 'username' })
  await page.getByRole('button', { name: 'Ann: password alone' }).click()
  await expect(widget.field('User name')).toHaveValue(ann.username)
  await expect(widget.field('Password')).not.toHaveValue('')
  await widget.continues()
  await widget.seesDone()
})

test('a message comes instead of the app’s code, once it is asked for', async ({ widget, sandbox, world }) => {
  await opens(widget, world, { signIn: 'email' })
  await signsIn(widget, tom.email)
  await widget.seesCodeStep()
  expect(await sandbox.messages()).toHaveLength(0)
  await widget.asksForMessageInstead()
  await widget.sees(/text message/)
  await expect.poll(async () => (await sandbox.messages()).length).toBe(1)
  expect((await sandbox.messages()).at(-1)?.to).toBe(tom.phone)
  // Back at the app, where no other message is to be had for a while.
  await widget.goesBackToApp()
  await widget.sees('Open your authenticator app to see it.')
  await expect(widget.button(/^Send me a message instead/)).toBeDisabled()
  await widget.enterCode(await sandbox.authenticatorCode(tom.email))
  await widget.seesDone()
})

test('a backup code signs in, as it was saved or with no dash, and once', async ({ widget, world }) => {
  await opens(widget, world, { signIn: 'email' })
  await signsIn(widget, tom.email)
  await widget.seesCodeStep()
  await widget.enterBackupCode(backupCode.replace('-', ''))
  await widget.seesDone()
  await opens(widget, world, { signIn: 'email' })
  await signsIn(widget, tom.email)
  await widget.seesCodeStep()
  await widget.enterBackupCode(backupCode)
  await widget.sees('That code is not right, or it was used before.')
})

test('five wrong codes of the app end the sign-in, and the password begins another', async ({
  widget,
  sandbox,
  world,
}) => {
  await opens(widget, world, { signIn: 'email' })
  await signsIn(widget, tom.email)
  await widget.seesCodeStep()
  const right = await sandbox.authenticatorCode(tom.email)
  for (let tries = 1; tries <= 5; tries += 1) {
    await widget.enterCode(other(right, tries))
    await expect.poll(async () => (await sandbox.requestsTo('/verify-totp')).length).toBe(tries)
    await widget.sees(/That code is not right/)
  }
  await widget.enterCode(await sandbox.authenticatorCode(tom.email))
  await widget.seesCredentialsStep()
  await signsIn(widget, tom.email)
  await widget.seesCodeStep()
  await widget.enterCode(await sandbox.authenticatorCode(tom.email))
  await widget.seesDone()
})

test('messages alone: the code is sent by signing in, and five wrong ones want another message', async ({
  widget,
  sandbox,
  world,
}) => {
  await opens(widget, world, { signIn: 'phone-and-password', cooldown: '0' })
  await widget.enterPhone(mia.phone)
  await widget.field('Password').fill(betterAuthPassword)
  await widget.continues()
  await widget.seesCodeStep()
  const code = await sandbox.codeOf(1)
  for (let tries = 1; tries <= 6; tries += 1) {
    await widget.enterCode(other(code, tries))
    await expect.poll(async () => (await sandbox.requestsTo('/verify-otp')).length).toBe(tries)
  }
  await widget.sees('Too many wrong codes. Ask for a new one.')
  await widget.resends()
  await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
  await widget.enterCode(await sandbox.codeOf(2))
  await widget.seesDone()
})

test('someone signed in sets an authenticator up, and signs in with it', async ({ widget, sandbox, world, page }) => {
  await opens(widget, world, { intent: 'add-app', account: 'ann' })
  await widget.field('Password').fill(betterAuthPassword)
  await widget.continues()
  await widget.seesEnrolment()
  await widget.enterFirstCode(await sandbox.authenticatorCode(ann.email))
  expect(await widget.seesBackupCodes()).toHaveLength(10)
  await widget.hasSavedCodes()
  await page.context().clearCookies()

  await opens(widget, world, { signIn: 'email' })
  await signsIn(widget, ann.email)
  await widget.seesCodeStep()
  await widget.enterCode(await sandbox.authenticatorCode(ann.email))
  await widget.seesDone()
})

test('a new password is set by a code, and signs in', async ({ widget, sandbox, world }) => {
  const changed = 'An0ther-password'
  await opens(widget, world, { signIn: 'phone-and-password' })
  await widget.button('Forgot your password?').click()
  await expect(widget.heading('Set a new password')).toBeVisible()
  await widget.enterPhone(ann.phone)
  await widget.continues()
  await widget.seesCodeStep(ann.phone)
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.field('New password').fill(changed)
  await widget.root
    .getByRole('button', { name: /password|continue/i })
    .last()
    .click()
  await widget.seesDone()

  await opens(widget, world, { signIn: 'email' })
  await signsIn(widget, ann.email)
  await widget.sees('Wrong email or password.')
  await signsIn(widget, ann.email, changed)
  await widget.seesDone()
})

test('a captcha guards what the server is told to guard', async ({ widget, sandbox, world }) => {
  await opens(widget, world, { captcha: 'hcaptcha' })
  await widget.enterPhone(ann.phone)
  await widget.passCaptcha()
  await widget.continues()
  await widget.seesCodeStep(ann.phone)
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
})

test('the password of a number that is not confirmed leads to its code', async ({ widget, sandbox, world }) => {
  await sandbox.switch({ 'better-auth.requireVerification': true })
  await opens(widget, world, { signIn: 'phone-and-password' })
  await widget.enterPhone(ned.phone)
  await widget.field('Password').fill(betterAuthPassword)
  await widget.continues()
  await widget.seesCodeStep(ned.phone)
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
})

/** Six digits that are not these, and others each time: the widget sends no code again that was just refused. */
function other(code: string, nth = 1): string {
  return code.replace(/^./, (digit) => String((Number(digit) + nth) % 10))
}

async function sessionOf(cookies: Promise<readonly { readonly name: string; readonly httpOnly: boolean }[]>) {
  return (await cookies).filter(({ name, httpOnly }) => name === 'better-auth.session_token' && httpOnly)
}
