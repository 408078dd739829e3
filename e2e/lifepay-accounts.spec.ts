import { developerReading, expect, test } from './pages/test.ts'
import type { Sandbox } from './pages/sandbox.ts'
import type { Widget } from './pages/widget.ts'

/** LIFE PAY's own account flows: an account is made, a password set, a password used. */
const signIns = '/auth/sign-in-by-phone'
const sends = '/auth/send-code-by-phone'

const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

async function signsIn(widget: Widget, phone: string, password: string) {
  await widget.enterPhone(phone)
  await widget.field('Password').fill(password)
  await widget.continues()
}

async function asksForCode(widget: Widget, phone: string) {
  await widget.enterPhone(phone)
  await widget.continues()
  await widget.seesCodeStep()
}

async function gives(widget: Widget, label: 'Your name' | 'New password', value: string) {
  await widget.field(label).fill(value)
  await widget.continues()
}

/** Reaches the code step again after a wrong code, which was found out only with what came after it. */
async function givesWrongCode(widget: Widget, sandbox: Sandbox) {
  const code = await sandbox.codeOf(1)
  await widget.enterCode(wrongFor(code))
  return code
}

// The flow knows nothing of origins: where CORS counts is enough.
test.describe('LIFE PAY’s accounts on the second origin', () => {
  const open = (widget: Widget, world: string, completion: string, more = {}) =>
    widget.open({ backend: 'lifepay', captcha: 'none', world, origin: 'second', completion, ...more })
  /** As in a tab of its own: a reload would come back to the code. */
  const opensAnew = async (widget: Widget, world: string, completion: string, more = {}) => {
    await widget.page.goto('/icon.svg')
    await widget.page.evaluate(() => sessionStorage.clear())
    await open(widget, world, completion, more)
  }

  test('a phone and a password sign in', async ({ widget, sandbox, world }) => {
    await open(widget, world, 'password')
    await signsIn(widget, '8 (999) 123-45-67', 'secret-2024')
    await widget.seesDone()
    await widget.hostReceived('a token of 48 characters, the number +79991234567')
    expect(await sandbox.requestsTo(signIns)).toHaveLength(1)
    expect(await sandbox.messages()).toEqual([])
  })

  test('a wrong password and a number nobody has read the same, and the right one goes through', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'password')
    await signsIn(widget, '+7 903 555-00-00', 'secret-2024')
    await widget.sees('Wrong number or password.')
    await signsIn(widget, '9991234567', 'not-the-one')
    await widget.sees('Wrong number or password.')
    await expect(widget.field('Password')).toBeFocused()
    await widget.field('Password').fill('secret-2024')
    await widget.continues()
    await widget.seesDone()
    expect(await sandbox.requestsTo(signIns)).toHaveLength(3)
  })

  test('what is missing is said, and nothing is sent', async ({ widget, sandbox, world }) => {
    await open(widget, world, 'password')
    await widget.continues()
    await widget.sees('Enter your phone number.')
    await signsIn(widget, '999 12', 'secret-2024')
    await widget.sees('This number is too short.')
    await signsIn(widget, '+49 171 1234567', 'secret-2024')
    await widget.sees('We cannot text numbers in this country.')
    await signsIn(widget, '9991234567', '')
    await widget.sees('Enter your password.')
    expect(await sandbox.requestsTo(signIns)).toEqual([])
  })

  for (const [phone, sentence] of [
    ['+7 999 000-04-03', 'This account is turned off.'],
    ['+7 999 000-04-05', 'You do not have access here.'],
    ['+7 999 000-04-29', 'Too many tries.'],
  ] as const) {
    test(`${phone} is told: ${sentence}`, async ({ page, widget, world }) => {
      await page.clock.install()
      await open(widget, world, 'password')
      await signsIn(widget, phone, 'secret-2024')
      await widget.sees(sentence)
      // A limit that does not say when it ends is waited out all the same.
      if (sentence === 'Too many tries.') await page.clock.fastForward(31_000)
      await signsIn(widget, '9991234567', 'secret-2024')
      await widget.seesDone()
    })
  }

  test('an organization takes its own people only, and does not say who else is there', async ({ widget, world }) => {
    await open(widget, world, 'password', { alias: 'acme', offerSignUp: 'yes' })
    await signsIn(widget, '+7 999 000-04-07', 'secret-2024')
    await widget.sees('Wrong number or password.')
    await signsIn(widget, '9991234567', 'secret-2024')
    await widget.seesDone()
  })

  test(
    'an organization that is not there is the site owner’s business',
    developerReading('E33'),
    async ({ widget, world }) => {
      await open(widget, world, 'password', { alias: 'nobody' })
      await signsIn(widget, '9991234567', 'secret-2024')
      await widget.sees('Sign-in is not set up correctly.')
    },
  )

  test('a server that is down keeps what was typed, and works when it is up again', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'password')
    await sandbox.fault({ path: signIns, status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' })
    await signsIn(widget, '9991234567', 'secret-2024')
    await widget.sees('The server has a problem.')
    await widget.continues()
    await widget.seesDone()
  })

  test('a number without an account is offered one, where the host allows it to be known', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'password', { offerSignUp: 'yes' })
    await signsIn(widget, '+7 903 555-00-00', 'secret-2024')
    await expect(widget.heading('Create an account')).toBeVisible()
    await widget.sees('This number has no account yet.')
    expect(await sandbox.messages()).toEqual([])
    await widget.button('Back').click()
    await expect(widget.field('Phone number')).toHaveValue(/903 555-00-00/)
    await signsIn(widget, '+7 903 555-00-00', 'secret-2024')
    await widget.continues()
    await widget.seesCodeStep('+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'Your name', 'Ann Example')
    await widget.seesDone()
  })

  test('a sign-up asks for the code, then for the name, and sends both at once', async ({ widget, sandbox, world }) => {
    await open(widget, world, 'sign-up')
    await asksForCode(widget, '+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'Your name', 'Ann')
    await widget.sees('At least 5 characters.')
    expect(await sandbox.requestsTo('/auth/sign-up')).toEqual([])
    await gives(widget, 'Your name', 'Ann Example')
    await widget.seesDone()
    await widget.hostReceived('a token of 48 characters, the number +79035550000')
    expect(await sandbox.requestsTo('/auth/sign-up')).toHaveLength(1)
  })

  test('a wrong code comes back to the code step with the reason, and the name is not asked for again', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'sign-up')
    await asksForCode(widget, '+7 903 555-00-00')
    const code = await givesWrongCode(widget, sandbox)
    await gives(widget, 'Your name', 'Ann Example')
    await widget.seesCodeStep('+7 903 555-00-00')
    await widget.sees('That code is not right.')
    await widget.enterCode(code === '111111' ? '222222' : '111111')
    await expect.poll(async () => (await sandbox.requestsTo('/auth/sign-up')).length).toBe(2)
    await widget.sees('That code is not right.')
    await widget.enterCode(code)
    await widget.seesDone()
    expect(await sandbox.requestsTo('/auth/sign-up')).toHaveLength(3)
  })

  test('a code that has run out while the name was typed asks for another, and keeps the name', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await open(widget, world, 'sign-up')
    await asksForCode(widget, '+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(1))
    await sandbox.advance(600_000)
    await page.clock.fastForward(600_000)
    await gives(widget, 'Your name', 'Ann Example')
    await widget.sees('This code has run out.')
    await widget.resends()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
    await widget.enterCode(await sandbox.codeOf(2))
    await widget.seesDone()
  })

  test('a name that is refused can be given otherwise, and giving up leads back to the number', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'sign-up')
    await asksForCode(widget, '+7 999 000-04-22')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'Your name', 'Ann Example')
    await widget.sees('These details were not accepted.')
    await expect(widget.field('Your name')).toHaveValue('Ann Example')
    await widget.button('Back').click()
    await widget.seesCodeStep()
    await widget.changesNumber()
    await asksForCode(widget, '+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(2))
    await gives(widget, 'Your name', 'Ann Example')
    await widget.seesDone()
  })

  test('a number that has an account names none, unless the host allows it', async ({ widget, sandbox, world }) => {
    await open(widget, world, 'sign-up')
    await asksForCode(widget, '9991234567')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'Your name', 'Ann Example')
    await widget.sees('This number was not accepted.')
    await opensAnew(widget, world, 'sign-up', { offerSignUp: 'yes' })
    await asksForCode(widget, '9991234567')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'Your name', 'Ann Example')
    await widget.sees('This number has an account.')
    await widget.field('Password').fill('secret-2024')
    await widget.continues()
    await widget.seesDone()
  })

  test('a new password is set and signs in by itself; from then on it is the one', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'password')
    await widget.enterPhone('9991234567')
    await widget.button('Forgot your password?').click()
    await expect(widget.heading('Set a new password')).toBeVisible()
    await expect(widget.field('Phone number')).toHaveValue(/999 123-45-67/)
    await widget.continues()
    await widget.seesCodeStep('+7 999 123-45-67')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'New password', 'brand-new-1')
    await widget.seesDone()
    await widget.hostReceived('a token of 48 characters, the number +79991234567')
    expect(await sandbox.requestsTo('/auth/reset-password')).toHaveLength(1)
    await open(widget, world, 'password')
    await signsIn(widget, '9991234567', 'secret-2024')
    await widget.sees('Wrong number or password.')
    await widget.field('Password').fill('brand-new-1')
    await widget.continues()
    await widget.seesDone()
  })

  test('a wrong code costs the code alone, the new password is kept', async ({ widget, sandbox, world }) => {
    await open(widget, world, 'reset-password')
    await asksForCode(widget, '9991234567')
    const code = await givesWrongCode(widget, sandbox)
    await gives(widget, 'New password', 'brand-new-1')
    await widget.sees('That code is not right.')
    await widget.enterCode(code)
    await widget.seesDone()
    expect(await sandbox.requestsTo('/auth/reset-password')).toHaveLength(2)
  })

  test('five wrong codes ask for another, and the new password is kept', async ({ page, widget, sandbox, world }) => {
    await page.clock.install()
    await open(widget, world, 'reset-password')
    await asksForCode(widget, '9991234567')
    const code = await sandbox.codeOf(1)
    const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].filter((one) => one !== code)
    await widget.enterCode(wrong[0] ?? '')
    await gives(widget, 'New password', 'brand-new-1')
    for (const [index, tried] of wrong.slice(1, 5).entries()) {
      await expect(widget.button('Confirm')).toBeEnabled()
      await widget.enterCode(tried)
      await expect.poll(async () => (await sandbox.requestsTo('/auth/reset-password')).length).toBe(index + 2)
    }
    await widget.sees('That code no longer works.')
    await sandbox.advance(61_000)
    await page.clock.fastForward(61_000)
    await widget.resends()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
    await widget.enterCode(await sandbox.codeOf(2))
    await widget.seesDone()
  })

  test('where the new password signs nobody in, it is set all the same, and said so', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'reset-password')
    await asksForCode(widget, '+7 999 000-04-03')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'New password', 'brand-new-1')
    await widget.sees('Your new password is set.')
    await widget.field('Password').fill('brand-new-1')
    await widget.continues()
    await widget.sees('This account is turned off.')
  })

  test('a new password for a number nobody has names no account, unless the host allows it', async ({
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'reset-password')
    await asksForCode(widget, '+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'New password', 'brand-new-1')
    await widget.sees('This number was not accepted.')
    await opensAnew(widget, world, 'reset-password', { offerSignUp: 'yes' })
    await asksForCode(widget, '+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'New password', 'brand-new-1')
    await widget.sees('This number has no account yet.')
  })

  test('a number no code goes to names no account either', async ({ widget, world }) => {
    await open(widget, world, 'sign-up', { offerSignUp: 'yes' })
    await widget.enterPhone('+7 999 000-04-04')
    await widget.continues()
    await widget.sees('We cannot send a code to this number.')
    await open(widget, world, 'reset-password', { offerSignUp: 'yes' })
    await widget.enterPhone('+7 999 000-04-04')
    await widget.continues()
    await widget.sees('This number has no account yet.')
  })

  test('a reload at the code comes back to it and sends nothing; the name is asked for then', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await open(widget, world, 'sign-up')
    await asksForCode(widget, '+7 903 555-00-00')
    await page.reload()
    await widget.seesCodeStep('+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(1))
    await gives(widget, 'Your name', 'Ann Example')
    await widget.seesDone()
    expect(await sandbox.requestsTo(sends)).toHaveLength(1)
  })
})
