import { expect, origins, test, unreachable } from './pages/test.ts'
import { portals } from './tables/portals.ts'

const password = 'Passw0rd!'

for (const { backend, title } of portals) {
  for (const origin of origins) {
    test.describe(`${title} on the ${origin} origin`, () => {
      test.beforeEach(async ({ widget, world }) => {
        await widget.open({ backend, world, origin })
        await widget.seesCredentialsStep()
      })

      test('someone without a second factor is signed in at once', { tag: '@react18' }, async ({ widget, sandbox }) => {
        await widget.enterCredentials('bob@example.com', password)
        await widget.continues()
        await widget.seesDone()
        await widget.hostReceived('a token of')
        expect(await sandbox.messages()).toEqual([])
      })

      test('someone with SMS signs in with the code that came', async ({ widget, sandbox }) => {
        await widget.enterCredentials('ann@example.com', password)
        await widget.continues()
        await widget.seesCodeStep('+7916***4567')
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.seesDone()
        expect(await sandbox.messages()).toHaveLength(1)
      })

      test('a wrong password says so and keeps what was typed', async ({ widget }) => {
        await widget.enterCredentials('bob@example.com', 'nope')
        await widget.continues()
        await widget.sees('Wrong email or password.')
        await expect(widget.field('Email')).toHaveValue('bob@example.com')
        await widget.enterCredentials('bob@example.com', password)
        await widget.continues()
        await widget.seesDone()
      })

      test('a wrong code stays, says why, and the right one goes through', async ({ widget, sandbox }) => {
        await widget.enterCredentials('ann@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        await widget.enterCode('000000')
        await widget.sees('That code is wrong or has run out.')
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.seesDone()
      })

      test('another message can be asked for after half a minute, and both codes work', async ({
        page,
        widget,
        sandbox,
      }) => {
        await page.clock.install()
        await page.reload()
        await widget.enterCredentials('ann@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        await expect(widget.button(/^Send again/)).toBeDisabled()
        await page.clock.fastForward(31_000)
        await widget.resends()
        await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.seesDone()
      })

      test('five wrong codes lead to the wait, with its end shown', async ({ widget }) => {
        await widget.enterCredentials('ann@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        for (const wrong of ['000000', '000001', '000002', '000003']) {
          await widget.enterCode(wrong)
          await widget.sees('That code is wrong or has run out.')
          await expect(widget.button('Confirm')).toBeEnabled()
        }
        await widget.enterCode('000004')
        await widget.sees(/Please wait about/)
      })

      test('someone with an authenticator enters what it shows', async ({ widget, sandbox }) => {
        await widget.enterCredentials('tom@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
        await widget.seesDone()
      })

      test('an authenticator that is not set up is set up on the way, and its backup codes are shown once', async ({
        widget,
        sandbox,
      }) => {
        await widget.enterCredentials('eve@example.com', password)
        await widget.continues()
        await widget.seesEnrolment()
        await widget.enterFirstCode('000000')
        await widget.sees('That code is wrong or has run out.')
        await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
        expect(await widget.seesBackupCodes()).toHaveLength(5)
        await widget.hasSavedCodes()
        await widget.seesDone()
        await widget.hostReceived('a token of')
      })

      test('someone whose phone is lost signs in with a backup code, once', async ({ page, widget }) => {
        await widget.enterCredentials('tom@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        await widget.enterBackupCode('Kf3_aZ')
        await widget.seesDone()
        await page.reload()
        await widget.enterCredentials('tom@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        await widget.enterBackupCode('Kf3_aZ')
        await widget.sees('That code is wrong or has run out.')
        await widget.field('Backup code').fill('9x-Lq2')
        await widget.confirms()
        await widget.seesDone()
      })

      test('a phone that is missing is asked for, can be corrected, and is then the factor', async ({
        widget,
        sandbox,
      }) => {
        await widget.enterCredentials('pat@example.com', password)
        await widget.continues()
        await expect(widget.heading('Add your phone')).toBeVisible()
        await widget.enterPhone('+7 916 000-00-01')
        await widget.continues()
        await widget.seesCodeStep()
        await widget.changesNumber()
        await widget.enterPhone('+7 916 000-00-02')
        await widget.continues()
        await widget.seesCodeStep('+7916***0002')
        await widget.enterCode(await sandbox.codeOf(2))
        await widget.seesDone()
      })

      test('a server that is down says so, keeps what was typed, and works when it is up again', async ({
        widget,
        sandbox,
      }) => {
        await sandbox.fault({
          path: '/api/2.0/authentication',
          method: 'POST',
          status: 502,
          body: '<h1>Bad gateway</h1>',
          contentType: 'text/html',
        })
        await sandbox.fault({ path: '/api/2.0/authentication', method: 'POST', drop: true, times: 'always' })
        await widget.enterCredentials('bob@example.com', password)
        await widget.continues()
        await widget.sees('The server has a problem.')
        await widget.continues()
        await widget.sees(unreachable)
        await sandbox.recover()
        await widget.continues()
        await widget.seesDone()
      })

      test('a reload asks for the password again, and an earlier code still works', async ({
        page,
        widget,
        sandbox,
      }) => {
        await widget.enterCredentials('ann@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        await page.reload()
        await widget.seesCredentialsStep()
        await widget.enterCredentials('ann@example.com', password)
        await widget.continues()
        await widget.seesCodeStep()
        await widget.sees('The code we sent earlier still works.')
        await expect(widget.button(/^Send again/)).toBeDisabled()
        expect(await sandbox.messages()).toHaveLength(1)
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.seesDone()
      })
    })
  }
}

test('DocSpace: an account that is turned off says so', async ({ widget, world }) => {
  await widget.opensWithPassword({ backend: 'docspace', world }, 'dan@example.com', password)
  await widget.sees('This account is turned off.')
})

test('Workspace: too many wrong passwords can only be waited out', async ({ page, widget, sandbox, world }) => {
  await page.clock.install()
  await widget.open({ backend: 'workspace', world })
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await widget.enterCredentials('bob@example.com', `wrong ${attempt}`)
    await widget.continues()
    await widget.sees('Wrong email or password.')
    await expect(widget.button('Continue')).toBeEnabled()
  }
  await widget.enterCredentials('bob@example.com', password)
  await widget.continues()
  await widget.sees('Too many tries.')
  await expect(widget.button('Continue')).toBeDisabled()
  await sandbox.advance(61_000)
  await page.clock.fastForward(61_000)
  await widget.continues()
  await widget.seesDone()
})

for (const captcha of ['hcaptcha', 'recaptcha'] as const) {
  test(`DocSpace with ${captcha}: too many wrong passwords ask for a check; one that is refused can be solved again`, async ({
    widget,
    sandbox,
    world,
  }) => {
    await widget.open({ backend: 'docspace', captcha, world })
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await widget.enterCredentials('bob@example.com', `wrong ${attempt}`)
      await widget.continues()
      await widget.sees('Wrong email or password.')
      await expect(widget.button('Continue')).toBeEnabled()
    }
    await widget.enterCredentials('bob@example.com', password)
    await widget.continues()
    await widget.sees('One more check before we go on.')
    await sandbox.refuseCaptcha(1)
    await widget.passCaptcha()
    await widget.continues()
    await widget.sees('The check did not pass.')
    await widget.passCaptcha()
    await widget.continues()
    await widget.seesDone()
  })
}
