import { expect, origins, test, unreachable } from './pages/test.ts'

const sends = '/auth/send-code-by-phone'

for (const origin of origins) {
  test.describe(`LIFE PAY on the ${origin} origin`, () => {
    test.beforeEach(async ({ widget, world }) => {
      await widget.open({ backend: 'lifepay', captcha: 'none', world, origin })
    })

    test('a person signs in by phone', { tag: '@react18' }, async ({ widget, sandbox }) => {
      await widget.enterPhone('8 (999) 123-45-67')
      await widget.continues()
      await widget.seesCodeStep('+7 999 123-45-67')
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.seesDone()
      await widget.hostReceived('the number +79991234567')
      expect(await sandbox.requestsTo(sends)).toHaveLength(1)
    })

    test('a wrong code stays, says why, and the right one goes through', async ({ widget, sandbox }) => {
      await widget.enterPhone('+7 999 123-45-67')
      await widget.continues()
      await widget.seesCodeStep()
      const code = await sandbox.codeOf(1)
      await widget.enterCode(code === '000000' ? '000001' : '000000')
      await widget.sees('That code is not right.')
      await widget.enterCode(code)
      await widget.seesDone()
      expect(await sandbox.requestsTo('/app/lifepay/verify')).toHaveLength(2)
    })

    test('another message can be asked for after a minute, and the new code is the one that works', async ({
      page,
      widget,
      sandbox,
    }) => {
      await page.clock.install()
      await page.reload()
      await widget.enterPhone('9991234567')
      await widget.continues()
      await widget.seesCodeStep()
      await expect(widget.button(/^Send again/)).toBeDisabled()
      await sandbox.advance(61_000)
      await page.clock.fastForward(61_000)
      await widget.resends()
      await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
      await widget.enterCode(await sandbox.codeOf(2))
      await widget.seesDone()
      expect(await sandbox.requestsTo(sends)).toHaveLength(2)
    })

    test('too many wrong codes ask for a new one, in words', async ({ widget, sandbox }) => {
      await widget.enterPhone('9991234567')
      await widget.continues()
      await widget.seesCodeStep()
      const code = await sandbox.codeOf(1)
      const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].filter((one) => one !== code)
      for (const [index, tried] of wrong.slice(0, 5).entries()) {
        await widget.enterCode(tried)
        await expect.poll(async () => (await sandbox.requestsTo('/app/lifepay/verify')).length).toBe(index + 1)
        if (index < 4) await expect(widget.button('Confirm')).toBeEnabled()
      }
      await widget.sees(/^That code no longer works\. Ask for a new one in 0:\d\d\.$/)
      await expect(widget.field('Code')).toHaveValue('')
      await expect(widget.button('Confirm')).toBeDisabled()
    })

    test('going back and changing the number sends to the new one only', async ({ widget, sandbox }) => {
      await widget.enterPhone('9991234567')
      await widget.continues()
      await widget.seesCodeStep()
      await widget.changesNumber()
      await expect(widget.field('Phone number')).toHaveValue(/999 123-45-67/)
      await widget.enterPhone('+7 701 234 56 78')
      await widget.continues()
      await widget.seesCodeStep('+7 701 234 5678')
      await widget.enterCode(await sandbox.codeOf(2))
      await widget.seesDone()
      await widget.hostReceived('the number +77012345678')
      expect((await sandbox.messages()).map(({ to }) => to)).toEqual(['+79991234567', '+77012345678'])
    })

    test('the same number inside the cooldown goes back to the code and sends nothing', async ({ widget, sandbox }) => {
      await widget.enterPhone('9991234567')
      await widget.continues()
      await widget.seesCodeStep()
      await widget.changesNumber()
      await widget.continues()
      await widget.seesCodeStep()
      await widget.sees('A code was sent a moment ago.')
      expect(await sandbox.requestsTo(sends)).toHaveLength(1)
    })

    test('a server that is down says so, keeps what was typed, and works when it is up again', async ({
      widget,
      sandbox,
    }) => {
      await sandbox.fault({ path: sends, status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' })
      // More than once: a browser itself tries again when a connection it had kept open turns out to be dead.
      await sandbox.fault({ path: sends, drop: true, times: 'always' })
      await widget.enterPhone('9991234567')
      await widget.continues()
      await widget.sees('The server has a problem.')
      await widget.continues()
      await widget.sees(unreachable)
      await sandbox.recover()
      await expect(widget.field('Phone number')).toHaveValue(/9991234567|999 123-45-67/)
      await widget.continues()
      await widget.seesCodeStep()
      expect(await sandbox.messages()).toHaveLength(1)
    })

    test('a number nobody has names no account', async ({ widget }) => {
      await widget.enterPhone('+7 999 000-04-04')
      await widget.continues()
      await widget.sees('We cannot send a code to this number.')
    })

    test('messages that are out of service and numbers that are refused are told, and another number goes through', async ({
      page,
      widget,
    }) => {
      await page.clock.install()
      await page.reload()
      for (const [number, sentence] of [
        ['+7 999 000-05-00', 'Messages cannot be sent right now.'],
        ['+7 999 000-04-05', 'You do not have access here.'],
        ['+7 999 000-04-29', 'Too many tries.'],
      ] as const) {
        await widget.enterPhone(number)
        await widget.continues()
        await widget.sees(sentence)
      }
      // A limit that does not say when it ends is waited out all the same.
      await page.clock.fastForward(31_000)
      await widget.enterPhone('+7 999 123-45-67')
      await widget.continues()
      await widget.seesCodeStep('+7 999 123-45-67')
    })

    test('a reload comes back to the code step and sends nothing', async ({ page, widget, sandbox }) => {
      await widget.enterPhone('9991234567')
      await widget.continues()
      await widget.seesCodeStep()
      await page.reload()
      await widget.seesCodeStep('+7 999 123-45-67')
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.seesDone()
      expect(await sandbox.requestsTo(sends)).toHaveLength(1)
    })
  })
}

test('a foreign number is refused in words before anything is sent', async ({ widget, sandbox, world }) => {
  await widget.opensWithPhone({ backend: 'lifepay', captcha: 'none', world }, '+49 171 1234567')
  await widget.sees('We cannot text numbers in this country.')
  expect(await sandbox.requestsTo(sends)).toEqual([])
})

test('where the host tells nobody, a number nobody has looks like any other', async ({ widget, sandbox, world }) => {
  await widget.opensWithPhone(
    { backend: 'lifepay', captcha: 'none', world, unknownPhones: 'code-step' },
    '+7 999 000-04-04',
  )
  await widget.seesCodeStep('+7 999 000-04-04')
  await widget.sees('A code was requested. It can take a minute.')
  await widget.enterCode('123456')
  await widget.sees('That code is wrong or has run out.')
  expect(await sandbox.messages()).toEqual([])
  await widget.changesNumber()
  await widget.enterPhone('+7 999 123-45-67')
  await widget.continues()
  await widget.seesCodeStep('+7 999 123-45-67')
  await widget.enterCode((await sandbox.codeOf(1)) === '123456' ? '654321' : '123456')
  await widget.sees('That code is wrong or has run out.')
})

for (const captcha of ['hcaptcha', 'smartcaptcha'] as const) {
  test(`${captcha}: a check that is refused can be solved again`, async ({ widget, sandbox, world }) => {
    await widget.open({ backend: 'lifepay', captcha, world })
    await sandbox.refuseCaptcha(1)
    await widget.enterPhone('9991234567')
    await widget.passCaptcha()
    await widget.continues()
    await widget.sees(/was not accepted/)
    await widget.passCaptcha()
    await widget.continues()
    await widget.seesCodeStep()
    expect(await sandbox.messages()).toHaveLength(1)
    expect(await sandbox.requestsTo(sends)).toHaveLength(2)
  })
}

test('a captcha asked for by pressing the button is solved inside the request', async ({ widget, sandbox, world }) => {
  await widget.opensWithPhone({ backend: 'lifepay', captcha: 'hcaptcha', world }, '9991234567')
  await widget.passCaptcha()
  await widget.seesCodeStep()
  expect(await sandbox.requestsTo(sends)).toHaveLength(1)
})
