import { expect, origins, test } from './pages/test.ts'

for (const backend of ['zitadel', 'zitadel-grpc-web'] as const) {
  for (const origin of origins) {
    test.describe(`${backend} on the ${origin} origin`, () => {
      const open = { backend, origin }

      test('someone without a number adds and confirms one', { tag: '@react18' }, async ({
        widget,
        sandbox,
        world,
      }) => {
        await widget.open({ ...open, world })
        await widget.enterPhone('+41 79 123 45 69')
        await widget.continues()
        await widget.seesCodeStep('+41 79 123 45 69')
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.seesConfirmed()
        await widget.hostReceived('the number +41791234569')
        await widget.hostReceived(/sequence \d+/)
        expect(await sandbox.messages()).toHaveLength(1)
      })

      test('someone with an unconfirmed number is asked for the code of the message they have', async ({
        widget,
        sandbox,
        world,
      }) => {
        await widget.open({ ...open, world, account: 'token-unverified' })
        await widget.seesCodeStep('+41 79 123 45 67')
        expect(await sandbox.messages()).toHaveLength(1)
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.seesConfirmed()
      })

      test('someone whose number is confirmed is done at once', async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world, account: 'token-verified' })
        await widget.seesConfirmed()
        await widget.hostReceived('the number +41791234568')
        expect(await sandbox.messages()).toEqual([])
      })

      test('someone who came to change it is asked for the new number', async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world, account: 'token-verified', intent: 'change' })
        await widget.enterPhone('+41 79 123 45 60')
        await widget.continues()
        await widget.seesCodeStep('+41 79 123 45 60')
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.seesConfirmed()
        await widget.hostReceived('the number +41791234560')
      })

      test('a wrong code stays, says why, and the right one goes through', async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world })
        await widget.enterPhone('+41791234569')
        await widget.continues()
        await widget.seesCodeStep()
        await widget.enterCode('999999')
        await widget.confirms()
        await widget.sees('That code is not right.')
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.seesConfirmed()
      })

      test('a new message brings a new code, and the old one is dead', async ({ page, widget, sandbox, world }) => {
        await page.clock.install()
        await widget.open({ ...open, world })
        await widget.enterPhone('+41791234569')
        await widget.continues()
        await widget.seesCodeStep()
        await page.clock.fastForward(61_000)
        await widget.resends()
        await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.sees('That code is not right.')
        await widget.enterCode(await sandbox.codeOf(2))
        await widget.confirms()
        await widget.seesConfirmed()
      })

      test('going back and changing the number sends to the new one', async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world })
        await widget.enterPhone('+41791234569')
        await widget.continues()
        await widget.seesCodeStep()
        await widget.changesNumber()
        await widget.enterPhone('+41791234570')
        await widget.continues()
        await widget.seesCodeStep('+41 79 123 45 70')
        await widget.enterCode(await sandbox.codeOf(2))
        await widget.confirms()
        await widget.seesConfirmed()
        await widget.hostReceived('the number +41791234570')
      })

      test('a start that cannot be read can be tried again', async ({ widget, sandbox, world }) => {
        await sandbox.fault({ path: '/zitadel/', drop: true, times: 'always' })
        await widget.open({ ...open, world })
        await widget.sees('We cannot reach the server.')
        await sandbox.recover()
        await widget.button('Try again').click()
        await widget.seesPhoneStep()
      })

      test('an answer to the code that is lost is found again', async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world, account: 'token-unverified' })
        await widget.seesCodeStep()
        await sandbox.fault({
          path: /grpc/.test(backend) ? 'VerifyMyPhone' : '_verify',
          drop: true,
          after: true,
          times: 'always',
        })
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.sees('We cannot reach the server.')
        await sandbox.recover()
        await widget.confirms()
        await widget.seesConfirmed()
      })

      test('too many requests are waited out, and the code then goes through', async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world, account: 'token-unverified' })
        await widget.seesCodeStep()
        await sandbox.switch({ 'zitadel.quota': true })
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.sees('Too many tries.')
        await sandbox.switch({ 'zitadel.quota': null })
        await widget.confirms()
        await widget.seesConfirmed()
      })

      test('a token that has run out is refreshed once', async ({ widget, world }) => {
        await widget.open({ ...open, world, account: 'token-expired' })
        await widget.seesPhoneStep()
      })

      test('a token for another audience is the owner’s to mend, and says so', async ({ widget, world }) => {
        await widget.open({ ...open, world, account: 'token-audience' })
        await widget.sees('Sign-in is not set up correctly.')
      })

      test('a reload comes back to the code step and sends nothing', async ({ page, widget, sandbox, world }) => {
        await widget.open({ ...open, world })
        await widget.enterPhone('+41791234569')
        await widget.continues()
        await widget.seesCodeStep()
        await page.reload()
        await widget.seesCodeStep('+41 79 123 45 69')
        expect(await sandbox.messages()).toHaveLength(1)
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.seesConfirmed()
      })
    })
  }
}
