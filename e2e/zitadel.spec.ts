import { developerReading, expect, origins, test, unreachable } from './pages/test.ts'

const backends = ['zitadel', 'zitadel-grpc-web', 'zitadel-v2', 'zitadel-v2-connect'] as const

/** What a call's address says, whichever way it goes. */
const addresses = {
  verify: {
    zitadel: '/phone/_verify',
    'zitadel-grpc-web': 'VerifyMyPhone',
    'zitadel-v2': '/phone/verify',
    'zitadel-v2-connect': 'VerifyPhone',
  },
  verifyApp: {
    zitadel: '/otp/_verify',
    'zitadel-grpc-web': 'VerifyMyAuthFactorOTP',
    'zitadel-v2': '/totp/verify',
    'zitadel-v2-connect': 'VerifyTOTPRegistration',
  },
  addApp: {
    zitadel: '/auth_factors/otp',
    'zitadel-grpc-web': '/AddMyAuthFactorOTP',
    'zitadel-v2': '/totp',
    'zitadel-v2-connect': 'RegisterTOTP',
  },
  addSms: {
    zitadel: '/otp_sms',
    'zitadel-grpc-web': 'AddMyAuthFactorOTPSMS',
    'zitadel-v2': '/otp_sms',
    'zitadel-v2-connect': 'AddOTPSMS',
  },
  removePhone: {
    zitadel: '/users/me/phone',
    'zitadel-grpc-web': 'RemoveMyPhone',
    'zitadel-v2': '/phone',
    'zitadel-v2-connect': 'RemovePhone',
  },
} as const

for (const backend of backends) {
  // The other transports are the same flow in another dress: the origin where CORS counts is the one that could differ.
  for (const origin of backend === 'zitadel' ? origins : (['second'] as const)) {
    test.describe(`${backend} on the ${origin} origin`, () => {
      const open = { backend, origin }

      test('someone without a number adds and confirms one', { tag: '@react18' }, async ({
        widget,
        sandbox,
        world,
      }) => {
        await widget.opensWithPhone({ ...open, world }, '+41 79 123 45 69')
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
        await widget.sees('Texting a code to another number ends the confirmation of this one.')
        expect(await sandbox.messages()).toEqual([])
        await widget.enterPhone('+41 79 123 45 60')
        await widget.continues()
        await widget.seesCodeStep('+41 79 123 45 60')
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.seesConfirmed()
        await widget.hostReceived('the number +41791234560')
      })

      test('a wrong code stays, says why, and the right one goes through', async ({ widget, sandbox, world }) => {
        await widget.opensWithPhone({ ...open, world }, '+41791234569')
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
        await widget.opensWithPhone({ ...open, world }, '+41791234569')
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
        await widget.opensWithPhone({ ...open, world }, '+41791234569')
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
        await widget.sees(unreachable)
        await sandbox.recover()
        await widget.button('Try again').click()
        await widget.seesPhoneStep()
      })

      test('an answer to the code that is lost is found again', async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world, account: 'token-unverified' })
        await widget.seesCodeStep()
        await sandbox.fault({
          path: addresses.verify[backend],
          drop: true,
          after: true,
          times: 'always',
        })
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.sees(unreachable)
        await sandbox.recover()
        await widget.confirms()
        await widget.seesConfirmed()
      })

      test('too many requests are waited out, and the code then goes through', async ({
        page,
        widget,
        sandbox,
        world,
      }) => {
        await page.clock.install()
        await widget.open({ ...open, world, account: 'token-unverified' })
        await widget.seesCodeStep()
        await sandbox.switch({ 'zitadel.quota': true })
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.sees('Too many tries.')
        await sandbox.switch({ 'zitadel.quota': null })
        await page.clock.fastForward(31_000)
        await widget.confirms()
        await widget.seesConfirmed()
      })

      test('a token that has run out is refreshed once', async ({ widget, world }) => {
        await widget.open({ ...open, world, account: 'token-expired' })
        await widget.seesPhoneStep()
      })

      test(
        'a token for another audience is the owner’s to mend, and says so',
        developerReading('E56'),
        async ({ widget, world }) => {
          await widget.open({ ...open, world, account: 'token-audience' })
          await widget.sees('Sign-in is not set up correctly.')
        },
      )

      test('a reload comes back to the code step and sends nothing', async ({ page, widget, sandbox, world }) => {
        await widget.opensWithPhone({ ...open, world }, '+41791234569')
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

  test.describe(`${backend}, second factors`, () => {
    const open = { backend, origin: 'second' }

    test('an authenticator is set up, its wrong code refused and its right one taken', async ({
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, intent: 'add-app' })
      await expect(widget.heading('Set up an authenticator')).toBeVisible()
      expect(await sandbox.secrets()).toEqual([])
      await widget.continues()
      await widget.seesEnrolment()
      await expect(widget.root.getByText('nora@example.com')).toBeVisible()
      const shown = (await widget.root.locator('code').textContent()) ?? ''
      expect(await sandbox.secrets()).toEqual([shown])
      const right = sandbox.codeForSecret(shown)
      await widget.enterFirstCode(right === '000000' ? '000001' : '000000')
      await widget.sees('That code is not right. Enter the one on screen now.')
      await widget.enterFirstCode(await sandbox.authenticatorCode('nora@example.com'))
      await expect(widget.heading('Your authenticator is on')).toBeVisible()
      await widget.hostReceived(/sequence \d+/)
    })

    test('a set-up that is left and come back to has another key, and only that one works', async ({
      page,
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, intent: 'add-app' })
      await widget.continues()
      await widget.seesEnrolment()
      const first = await widget.root.locator('code').textContent()
      await widget.button('Back').click()
      await expect(widget.heading('Set up an authenticator')).toBeVisible()
      await page.reload()
      await expect(widget.heading('Set up an authenticator')).toBeVisible()
      await widget.continues()
      await widget.seesEnrolment()
      const second = (await widget.root.locator('code').textContent()) ?? ''
      expect(second).not.toBe(first)
      await widget.enterFirstCode(sandbox.codeForSecret(second))
      await expect(widget.heading('Your authenticator is on')).toBeVisible()
    })

    test(
      'a key whose answer is lost is asked for again, and a lost answer to its code is found again',
      developerReading('E57'),
      async ({ page, widget, sandbox, world }) => {
        await widget.open({ ...open, world, intent: 'add-app' })
        await sandbox.fault({ path: addresses.addApp[backend], method: 'POST', drop: true, after: true })
        await widget.continues()
        await widget.sees(unreachable)
        await widget.continues()
        await widget.seesEnrolment()
        await sandbox.fault({ path: addresses.verifyApp[backend], drop: true, after: true })
        const code = await sandbox.authenticatorCode('nora@example.com')
        await widget.enterFirstCode(code)
        await widget.sees(unreachable)
        // The factor is on, so the token may do nothing more: the refusal itself says that it is.
        await widget.button('Turn on').click()
        await expect(widget.heading('Your authenticator is on')).toBeVisible()
        await widget.sees('Please sign in again, now with your second step.')
        await widget.hostReceived('the advice to sign in again')
        await page.reload()
        await expect(widget.heading('Sign in again')).toBeVisible()
        await widget.button('Sign in again').click()
        await expect(page.getByText('The host is asked to sign the person in again.')).toBeVisible()
        await widget.open({ ...open, world, account: 'second-nophone', intent: 'add-app' })
        await expect(widget.heading('Your authenticator is on')).toBeVisible()
      },
    )

    test(
      'a page that is loaded anew after a lost answer says to keep the entry in the app',
      developerReading('E57'),
      async ({ page, widget, sandbox, world }) => {
        await widget.open({ ...open, world, intent: 'add-app' })
        await widget.continues()
        await widget.seesEnrolment()
        await sandbox.fault({ path: addresses.verifyApp[backend], drop: true, after: true })
        await widget.enterFirstCode(await sandbox.authenticatorCode('nora@example.com'))
        await widget.sees(unreachable)
        await page.reload()
        await widget.sees('Your authenticator may be on. Keep it, and sign in again with its code.')
      },
    )

    test('an authenticator that is on is removed after a yes, and not before', async ({
      page,
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, account: 'token-app', intent: 'remove-app' })
      await widget.sees('The codes in your app stop working at once.')
      expect(await sandbox.secrets()).toHaveLength(1)
      await widget.button('Remove').click()
      await expect(widget.heading('The authenticator is removed')).toBeVisible()
      expect(await sandbox.secrets()).toEqual([])
      await page.reload()
      await expect(widget.heading('The authenticator is removed')).toBeVisible()
    })

    test('someone whose authenticator is on is done at once', async ({ widget, world }) => {
      await widget.open({ ...open, world, account: 'token-app', intent: 'add-app' })
      await expect(widget.heading('Your authenticator is on')).toBeVisible()
    })

    test('texts to a confirmed number become a factor after a yes, also where the first try fails', async ({
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, account: 'token-verified', intent: 'add-sms' })
      await expect(widget.heading('Codes by text message')).toBeVisible()
      await expect(widget.root.locator('bdi').filter({ hasText: /41.*68/ })).toBeVisible()
      await sandbox.fault({ path: addresses.addSms[backend], drop: true, after: true })
      await widget.button('Turn on').click()
      await widget.sees(unreachable)
      await widget.button('Turn on').click()
      await expect(widget.heading('Text codes are on')).toBeVisible()
      await widget.hostReceived('the number +41791234568')
      expect(await sandbox.messages()).toEqual([])
    })

    test('texts as a factor lead someone without a number over phone and code', async ({ widget, sandbox, world }) => {
      await widget.open({ ...open, world, intent: 'add-sms' })
      await expect(widget.heading('Add your phone')).toBeVisible()
      await widget.enterPhone('+41 79 123 45 69')
      await widget.continues()
      await widget.seesCodeStep('+41 79 123 45 69')
      await widget.enterCode('999999')
      await widget.confirms()
      await widget.sees('That code is not right.')
      expect(await sandbox.requestsTo(addresses.addSms[backend])).toEqual([])
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.confirms()
      await expect(widget.heading('Text codes are on')).toBeVisible()
      await widget.hostReceived('the number +41791234569')
    })

    test('a number that took the place of a confirmed one is confirmed before it is a factor', async ({
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, account: 'token-moved', intent: 'add-sms' })
      await widget.seesCodeStep('+41 79 123 45 72')
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.confirms()
      await expect(widget.heading('Text codes are on')).toBeVisible()
    })

    test('texts as a factor are turned off after a yes, and the number stays', async ({ page, widget, world }) => {
      await widget.open({ ...open, world, account: 'token-sms', intent: 'remove-sms' })
      await expect(widget.heading('Turn off text codes?')).toBeVisible()
      await widget.button('Turn off').click()
      await expect(widget.heading('Text codes are off')).toBeVisible()
      await page.reload()
      await expect(widget.heading('Text codes are off')).toBeVisible()
      await widget.open({ ...open, world, account: 'token-sms' })
      await widget.hostReceived('the number +41791234571')
    })

    test('removing the number is asked about, survives a lost answer, and takes the factor along', async ({
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, account: 'token-sms', intent: 'remove-phone' })
      await expect(widget.root.locator('bdi').filter({ hasText: /41.*71/ })).toBeVisible()
      const method = /connect|grpc/.test(backend) ? 'POST' : 'DELETE'
      await sandbox.fault({ path: addresses.removePhone[backend], method, drop: true, after: true })
      await widget.button('Remove').click()
      await widget.sees(unreachable)
      await widget.button('Remove').click()
      await expect(widget.heading('Your number is removed')).toBeVisible()
      await widget.open({ ...open, world, account: 'token-sms', intent: 'remove-sms' })
      await expect(widget.heading('Text codes are off')).toBeVisible()
      await widget.open({ ...open, world, account: 'token-sms' })
      await widget.seesPhoneStep()
    })

    test('an authenticator that is removed elsewhere while it is set up is said to be, and set up anew', async ({
      page,
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, account: 'token-undone', intent: 'add-app' })
      await widget.continues()
      await widget.seesEnrolment()
      const first = (await widget.root.locator('code').textContent()) ?? ''
      await widget.enterFirstCode(sandbox.codeForSecret(first))
      await expect(widget.heading('Set up an authenticator')).toBeVisible()
      await widget.sees('This was ended in another window. Please start again.')
      await page.reload()
      await widget.continues()
      await widget.seesEnrolment()
      const second = (await widget.root.locator('code').textContent()) ?? ''
      expect(second).not.toBe(first)
      await widget.enterFirstCode(sandbox.codeForSecret(second))
      await expect(widget.heading('Your authenticator is on')).toBeVisible()
    })

    test('a number removed elsewhere is no factor while reading still shows it, and is asked for after', async ({
      page,
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...open, world, account: 'token-removed', intent: 'add-sms' })
      await widget.button('Turn on').click()
      await widget.sees('Something else changed this. Please try again.')
      await page.reload()
      await expect(widget.heading('Codes by text message')).toBeVisible()
      await sandbox.advance(31_000)
      await widget.button('Turn on').click()
      await widget.enterPhone('+41 79 123 45 74')
      await widget.continues()
      await widget.seesCodeStep('+41 79 123 45 74')
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.confirms()
      await expect(widget.heading('Text codes are on')).toBeVisible()
    })

    test(
      'a user who is turned off and a token of a machine are told so, and another comes through',
      developerReading('E52', 'E56'),
      async ({ widget, sandbox, world }) => {
        await widget.open({ ...open, world, account: 'token-machine' })
        await widget.sees('Sign-in is not set up correctly.')
        // A refresh gives another one that is refused, in the words a wrong audience has.
        await widget.open({ ...open, world, account: 'token-inactive' })
        await widget.sees('Sign-in is not set up correctly.')
        await widget.open({ ...open, world, account: 'token-unverified' })
        await widget.seesCodeStep()
        await widget.enterCode(await sandbox.codeOf(1))
        await widget.confirms()
        await widget.seesConfirmed()
      },
    )

    test(
      'a token that must have a second factor leads to another sign-in where factors are set up',
      developerReading('E57'),
      async ({ widget, world }) => {
        await widget.open({ ...open, world, account: 'token-mfa', intent: 'add-app' })
        await widget.sees('This needs your second step. Sign in with it, then come back.')
      },
    )
  })
}
