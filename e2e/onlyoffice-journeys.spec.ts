import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { expect, origins, test } from './pages/test.ts'
import { portals } from './tables/portals.ts'

/** Every way through section 4 of the protocol, to its end; and each way it can go wrong, and on. */
const password = 'Passw0rd!'

const told = z.object({ response: z.optional(z.looseObject({ confirmUrl: z.optional(z.string()) })) })

/** The same person, or someone who tries to be, at another device: not through the widget. */
function elsewhere(request: APIRequestContext, world: string, portal: string, name: string) {
  const base = `/w/${encodeURIComponent(world)}/${portal}/api/2.0/authentication`
  const call = async (path: string, data: object, headers: Record<string, string> = {}) => {
    const answer: unknown = await (await request.post(`${base}${path}`, { data, headers })).json()
    return told.parse(answer).response
  }
  const credentials = { userName: `${name}@example.com`, password }
  return {
    async guessesPasswords() {
      for (let attempt = 1; attempt <= 6; attempt += 1) await call('', { ...credentials, password: `guess ${attempt}` })
    },
    async guessesCodes(count: number) {
      for (let attempt = 0; attempt < count; attempt += 1) {
        const code = `00000${attempt}`
        await call(`/${code}`, { ...credentials, code })
      }
    },
    async asksForMessages(count: number) {
      for (let turn = 0; turn < count; turn += 1) await call('/sendsms', credentials)
    },
    async givesPhone(mobilePhone: string) {
      const link = (await call('', credentials))?.confirmUrl
      const confirm = link === undefined ? {} : { confirm: new URL(link).search.slice(1) }
      await call('/setphone', { ...credentials, mobilePhone }, confirm)
    },
    entersCode: (code: string) => call(`/${code}`, { ...credentials, code }),
  }
}

test.describe('DocSpace, an authenticator by the confirm link', () => {
  test.beforeEach(async ({ widget, world }) => {
    await widget.open({ backend: 'docspace', appCodes: 'tfaapp', world })
  })

  test('its `false` is a sign-in, and the session is the cookie', async ({ widget, sandbox }) => {
    await widget.enterCredentials('tom@example.com', password)
    await widget.continues()
    await widget.seesCodeStep()
    await widget.enterCode('000000')
    await widget.sees('That code is not right. Enter the one on screen now.')
    await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
    await widget.seesDone()
    await widget.hostReceived('no token')
    expect(await sandbox.requestsTo('/tfaapp/validate')).toHaveLength(2)
    expect(await sandbox.requestsTo('/authentication/')).toHaveLength(0)
  })

  test('a backup code does as well', async ({ widget }) => {
    await widget.enterCredentials('tom@example.com', password)
    await widget.continues()
    await widget.seesCodeStep()
    await widget.enterBackupCode('T_4c-8')
    await widget.seesDone()
  })

  test('a new one is set up by it, and its backup codes come by the cookie', async ({ widget, sandbox }) => {
    await widget.enterCredentials('eve@example.com', password)
    await widget.continues()
    await widget.seesEnrolment()
    await widget.sees('eve@example.com')
    await widget.enterFirstCode('000000')
    await widget.sees('That code is not right. Enter the one on screen now.')
    await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
    expect(await widget.seesBackupCodes()).toHaveLength(5)
    await widget.hasSavedCodes()
    await widget.seesDone()
    await widget.hostReceived('no token')
    expect(await sandbox.requestsTo('/tfaapp/setup')).toHaveLength(1)
  })

  test('a browser that is signed in already is refused by the link, and let in the other way', async ({
    page,
    widget,
    sandbox,
  }) => {
    await widget.enterCredentials('bob@example.com', password)
    await widget.continues()
    await widget.seesDone()
    await page.reload()
    await widget.enterCredentials('tom@example.com', password)
    await widget.continues()
    await widget.seesCodeStep()
    await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
    await widget.seesDone()
    await widget.hostReceived('a token of')
  })

  test('codes guessed elsewhere are waited out, and the end of it is shown', async ({
    page,
    request,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.enterCredentials('tom@example.com', password)
    await widget.continues()
    await widget.seesCodeStep()
    await elsewhere(request, world, 'docspace', 'tom').guessesCodes(5)
    await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
    await widget.sees(/Please wait about (1:00|0:5\d)/)
    await sandbox.advance(61_000)
    await page.clock.fastForward(61_000)
    await expect(widget.button('Confirm')).toBeEnabled()
    await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
    await widget.seesDone()
  })
})

for (const { backend } of portals) {
  test(`${backend}: five wrong codes of an authenticator are waited out for a minute; the right one then signs in`, async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.opensWithPassword({ backend, world }, 'tom@example.com', password)
    await widget.seesCodeStep()
    for (const wrong of ['000000', '000001', '000002', '000003']) {
      await widget.enterCode(wrong)
      await widget.sees('That code is wrong or has run out.')
      await expect(widget.button('Confirm')).toBeEnabled()
    }
    await widget.enterCode('000004')
    await widget.sees(/Please wait about (1:00|0:5\d)/)
    await sandbox.advance(61_000)
    await page.clock.fastForward(61_000)
    await expect(widget.button('Confirm')).toBeEnabled()
    await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
    await widget.seesDone()
  })

  test(`${backend}: five wrong codes of a message are waited out for ten minutes, and a new message then signs in`, async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.opensWithPassword({ backend, world }, 'ann@example.com', password)
    await widget.seesCodeStep()
    for (const wrong of ['000000', '000001', '000002', '000003']) {
      await widget.enterCode(wrong)
      await widget.sees('That code is wrong or has run out.')
      await expect(widget.button('Confirm')).toBeEnabled()
    }
    await widget.enterCode('000004')
    await widget.sees(/Please wait about (10:00|9:5\d)/)
    await sandbox.advance(601_000)
    await page.clock.fastForward(601_000)
    await expect(widget.button('Confirm')).toBeEnabled()
    await widget.sees('Expired')
    await widget.resends()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
    await widget.enterCode(await sandbox.codeOf(2))
    await widget.seesDone()
  })

  test(`${backend}: six messages are sent to a number; then ten minutes pass, and any of their codes works`, async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.opensWithPassword({ backend, world }, 'ann@example.com', password)
    await widget.seesCodeStep()
    for (let count = 2; count <= 6; count += 1) {
      await sandbox.advance(31_000)
      await page.clock.fastForward(31_000)
      await widget.resends()
      await expect.poll(async () => (await sandbox.messages()).length).toBe(count)
      // The answer is in: time that passes before it would be a request without one.
      await expect(widget.button(/^Send again/)).not.toHaveAttribute('aria-busy')
      await expect(widget.button(/^Send again/)).toBeDisabled()
    }
    await expect(widget.root.getByRole('timer').filter({ hasText: /^in (10:00|9:5\d)$/ })).toBeVisible()
    await widget.enterCode(await sandbox.codeOf(6))
    await widget.seesDone()
    expect(await sandbox.requestsTo('/sendsms')).toHaveLength(5)
  })

  test(`${backend}: a message too many, since others were asked for elsewhere, says so; the codes sent still work`, async ({
    page,
    request,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.opensWithPassword({ backend, world }, 'ann@example.com', password)
    await widget.seesCodeStep()
    await elsewhere(request, world, backend, 'ann').asksForMessages(5)
    await page.clock.fastForward(31_000)
    await widget.resends()
    await widget.sees('We cannot text you again for now. Your codes still work.')
    expect(await sandbox.messages()).toHaveLength(6)
    await widget.enterCode(await sandbox.codeOf(3))
    await widget.seesDone()
  })

  test(`${backend}: messages that never arrive are promised to nobody, and another can be asked for`, async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await sandbox.switch({ [`${backend}.sms`]: 'lost' })
    await widget.opensWithPassword({ backend, world }, 'ann@example.com', password)
    await widget.seesCodeStep('+7916***4567')
    expect(await sandbox.messages()).toHaveLength(0)
    await expect(widget.root.getByText(/on its way|arrived|delivered/i)).toHaveCount(0)
    await expect(widget.root.getByRole('link', { name: 'Get help' })).toBeVisible()
    await sandbox.switch({ [`${backend}.sms`]: null })
    await page.clock.fastForward(31_000)
    await widget.resends()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(1)
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
  })

  test(`${backend}: without a provider no message is sent, which is said; later one is`, async ({
    widget,
    sandbox,
    world,
  }) => {
    await sandbox.switch({ [`${backend}.sms`]: 'missing' })
    await widget.opensWithPassword({ backend, world }, 'ann@example.com', password)
    await widget.sees('Messages cannot be sent right now.')
    await sandbox.switch({ [`${backend}.sms`]: null })
    await widget.continues()
    await widget.seesCodeStep()
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
  })

  test(`${backend}: who gives up at the code and comes back is told that it still works`, async ({
    widget,
    sandbox,
    world,
  }) => {
    await widget.opensWithPassword({ backend, world }, 'ann@example.com', password)
    await widget.seesCodeStep()
    await widget.button('Back').click()
    await expect(widget.field('Email')).toHaveValue('ann@example.com')
    await expect(widget.field('Password')).toHaveValue('')
    await widget.field('Password').fill(password)
    await widget.continues()
    await widget.seesCodeStep()
    await widget.sees('The code we sent earlier still works.')
    expect(await sandbox.messages()).toHaveLength(1)
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
  })

  test(`${backend}: a number that was given elsewhere meanwhile cannot be changed; signing in anew asks for its code`, async ({
    request,
    widget,
    sandbox,
    world,
  }) => {
    await widget.opensWithPassword({ backend, world }, 'pat@example.com', password)
    await expect(widget.heading('Add your phone')).toBeVisible()
    const other = elsewhere(request, world, backend, 'pat')
    await other.givesPhone('+79160000009')
    await other.entersCode(await sandbox.codeOf(1))
    await widget.enterPhone('+7 916 000-00-01')
    await widget.continues()
    await widget.sees('This number cannot be changed here.')
    await widget.button('Back').click()
    await widget.field('Password').fill(password)
    await widget.continues()
    await widget.seesCodeStep('+7916***0009')
    await widget.enterCode(await sandbox.codeOf(2))
    await widget.seesDone()
  })
}

test('DocSpace: a confirm link that has run out leads back to the password, and from there on', async ({
  widget,
  sandbox,
  world,
}) => {
  await widget.opensWithPassword({ backend: 'docspace', world }, 'pat@example.com', password)
  await expect(widget.heading('Add your phone')).toBeVisible()
  await sandbox.advance(61 * 60_000)
  await widget.enterPhone('+7 916 000-00-01')
  await widget.continues()
  await widget.sees('For your safety, please enter your password again.')
  await expect(widget.field('Email')).toHaveValue('pat@example.com')
  await widget.field('Password').fill(password)
  await widget.continues()
  await widget.enterPhone('+7 916 000-00-01')
  await widget.continues()
  await widget.seesCodeStep('+7916***0001')
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
})

for (const captcha of ['hcaptcha', 'recaptcha'] as const) {
  test(`DocSpace with ${captcha}: passwords guessed elsewhere ask for a check at the code, which then goes through`, async ({
    request,
    widget,
    sandbox,
    world,
  }) => {
    await widget.opensWithPassword({ backend: 'docspace', captcha, world }, 'ann@example.com', password)
    await widget.seesCodeStep()
    await elsewhere(request, world, 'docspace', 'ann').guessesPasswords()
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.sees('One more check before we go on.')
    await widget.passCaptcha()
    await widget.confirms()
    await widget.seesDone()
  })

  test(`DocSpace with ${captcha}: they ask for a check before another message, too`, async ({
    page,
    request,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.opensWithPassword({ backend: 'docspace', captcha, world }, 'ann@example.com', password)
    await widget.seesCodeStep()
    await elsewhere(request, world, 'docspace', 'ann').guessesPasswords()
    await page.clock.fastForward(31_000)
    await widget.resends()
    await widget.sees('One more check before we go on.')
    await widget.resends()
    await widget.passCaptcha()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
    await widget.sees('A code was requested. It can take a minute.')
  })
}

test('DocSpace without captcha keys: passwords guessed elsewhere are waited out at the code', async ({
  page,
  request,
  widget,
  sandbox,
  world,
}) => {
  await page.clock.install()
  await widget.opensWithPassword({ backend: 'docspace', world }, 'ann@example.com', password)
  await widget.seesCodeStep()
  await elsewhere(request, world, 'docspace', 'ann').guessesPasswords()
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.sees(/Too many tries\. Please wait a little\./)
  await widget.sees(/Try again in (1:00|0:5\d)/)
  await sandbox.advance(61_000)
  await page.clock.fastForward(61_000)
  await widget.confirms()
  await widget.seesDone()
})

test('DocSpace: someone from a directory signs in with the password itself, and not with its hash', async ({
  widget,
  world,
}) => {
  await widget.opensWithPassword({ backend: 'docspace', world }, 'lee@example.com', password)
  await widget.sees('Wrong email or password.')
  await widget.opensWithPassword({ backend: 'docspace', password: 'plain', world }, 'lee@example.com', password)
  await widget.seesDone()
  // The portal has a directory now, and says so to whoever reads its capabilities.
  await widget.opensWithPassword({ backend: 'docspace', world }, 'lee@example.com', password)
  await widget.seesDone()
})

test('Workspace: someone from a directory signs in; who is turned off reads as a wrong password', async ({
  widget,
  world,
}) => {
  await widget.opensWithPassword({ backend: 'workspace', world }, 'dan@example.com', password)
  await widget.sees('Wrong email or password.')
  await widget.enterCredentials('lee@example.com', password)
  await widget.continues()
  await widget.seesDone()
})

for (const [version, name, sentence] of [
  ['2.6', 'dan', 'This account is turned off.'],
  ['1.1', 'bob', 'Too many tries.'],
] as const) {
  test(`DocSpace ${version} says in its own way: ${sentence}`, async ({ request, widget, sandbox, world }) => {
    await sandbox.switch({ 'docspace.version': version })
    if (name === 'bob') await elsewhere(request, world, 'docspace', name).guessesPasswords()
    await widget.opensWithPassword({ backend: 'docspace', world }, `${name}@example.com`, password)
    await widget.sees(sentence)
  })
}

test('DocSpace as its pages say it: a block is a 429, and is waited out', async ({
  page,
  request,
  widget,
  sandbox,
  world,
}) => {
  await page.clock.install()
  await sandbox.switch({ 'docspace.documentedStatuses': true })
  await elsewhere(request, world, 'docspace', 'bob').guessesPasswords()
  await widget.opensWithPassword({ backend: 'docspace', world }, 'bob@example.com', password)
  await widget.sees('Too many tries.')
  await sandbox.advance(61_000)
  await page.clock.fastForward(61_000)
  await widget.continues()
  await widget.seesDone()
})

test('DocSpace with its mask as shipped fails for any usual number, says whose fault it is, and works once mended', async ({
  widget,
  sandbox,
  world,
}) => {
  await sandbox.switch({ 'docspace.maskBug': true })
  await widget.opensWithPassword({ backend: 'docspace', world }, 'ann@example.com', password)
  await widget.sees('The server has a problem.')
  await sandbox.switch({ 'docspace.maskBug': null })
  await widget.continues()
  await widget.seesCodeStep('+7916***4567')
})

for (const [state, sentence, numbers] of [
  ['restoring', 'The portal is being serviced.', []],
  ['suspended', 'This portal is closed.', []],
  ['unknown', 'Sign-in is not set up correctly.', ['E22']],
] as const) {
  test.describe(`a DocSpace that is ${state}`, () => {
    test.use({ developerReads: numbers })
    test('says so at once, and starts when it is back', async ({ widget, sandbox, world }) => {
      await sandbox.switch({ 'docspace.portal': state })
      await widget.open({ backend: 'docspace', world })
      await widget.sees(sentence)
      await expect(widget.field('Password')).toHaveCount(0)
      await sandbox.switch({ 'docspace.portal': null })
      await widget.button('Try again').click()
      await widget.enterCredentials('bob@example.com', password)
      await widget.continues()
      await widget.seesDone()
    })
  })
}

test('a DocSpace that is not paid for lets people sign in', async ({ widget, sandbox, world }) => {
  await sandbox.switch({ 'docspace.portal': 'unpaid' })
  await widget.opensWithPassword({ backend: 'docspace', world }, 'bob@example.com', password)
  await widget.seesDone()
})

test('a DocSpace that limits requests is waited out', async ({ page, widget, sandbox, world }) => {
  await page.clock.install()
  await sandbox.switch({ 'docspace.rateLimit': 1 })
  await widget.opensWithPassword({ backend: 'docspace', world }, 'bob@example.com', password)
  await widget.sees('Too many tries.')
  await widget.sees(/Try again in (1:00|0:\d\d)/)
  await sandbox.switch({ 'docspace.rateLimit': null })
  await page.clock.fastForward(61_000)
  await widget.continues()
  await widget.seesDone()
})

test('a DocSpace that fixes how long a session lives asks nobody about it', async ({ widget, sandbox, world }) => {
  await widget.open({ backend: 'docspace', world })
  await expect(widget.field('Stay signed in')).toBeVisible()
  await sandbox.switch({ 'docspace.cookieLifetime': 60 })
  await widget.open({ backend: 'docspace', world })
  await widget.seesCredentialsStep()
  await expect(widget.field('Stay signed in')).toHaveCount(0)
  await widget.enterCredentials('bob@example.com', password)
  await widget.continues()
  await widget.seesDone()
})

for (const origin of origins) {
  test.describe(`Workspace in XML on the ${origin} origin`, () => {
    test.beforeEach(async ({ widget, sandbox, world }) => {
      if (origin === 'second') await sandbox.switch({ 'workspace.cors': true })
      await widget.open({ backend: 'workspace', format: 'xml', world, origin })
    })

    test('a password and the code of a message sign in, wrong ones do not', async ({ widget, sandbox }) => {
      await widget.enterCredentials('ann@example.com', 'nope')
      await widget.continues()
      await widget.sees('Wrong email or password.')
      await widget.enterCredentials('ann@example.com', password)
      await widget.continues()
      await widget.seesCodeStep('+7916***4567')
      await widget.enterCode('000000')
      await widget.sees('That code is wrong or has run out.')
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.seesDone()
      await widget.hostReceived('a token of')
      for (const { path } of await sandbox.requestsTo('/api/2.0/')) expect(path).toMatch(/\.xml$/)
    })

    test('a phone is given, and an authenticator set up', async ({ page, widget, sandbox }) => {
      await widget.enterCredentials('pat@example.com', password)
      await widget.continues()
      await widget.enterPhone('+7 916 000-00-01')
      await widget.continues()
      await widget.seesCodeStep('+7916***0001')
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.seesDone()
      await page.reload()
      await widget.enterCredentials('eve@example.com', password)
      await widget.continues()
      await widget.seesEnrolment()
      await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
      expect(await widget.seesBackupCodes()).toHaveLength(5)
      await widget.hasSavedCodes()
      await widget.seesDone()
    })

    test('a block is waited out', async ({ page, request, widget, sandbox, world }) => {
      await page.clock.install()
      await page.reload()
      await elsewhere(request, world, 'workspace', 'bob').guessesPasswords()
      await widget.enterCredentials('bob@example.com', password)
      await widget.continues()
      await widget.sees('Too many tries.')
      await sandbox.advance(61_000)
      await page.clock.fastForward(61_000)
      await widget.continues()
      await widget.seesDone()
    })
  })
}
