import type { Page } from '@playwright/test'
import { expect, test } from './pages/test.ts'

/** Answers of a server that means harm, or of whoever sits in between: what can be seen of them in a browser. */
const password = 'Passw0rd!'
const markup =
  '<img src="https://evil.test/x" onerror="document.title=\'owned\'"><script>document.title="owned"</script>'
/** Turns what follows around, hides it, ends the line, and climbs over the lines above. */
const bidi = `\u202e\u2066\u200f\u200b\u2028${'\u0301'.repeat(500)}`
const long = `${markup}${bidi}${'7'.repeat(100_000)}`

const inJson = (response: object) => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ response, status: 0 }),
})

/** What must not happen on a page, whatever it is answered. */
function guard(page: Page) {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== 'localhost') foreign.push(request.url())
  })
  page.on('dialog', (dialog) => {
    foreign.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const address = page.url()
  return {
    async isUnharmed() {
      expect(foreign).toEqual([])
      expect(page.url()).toBe(address)
      const state = await page.evaluate(() => {
        const widget = document.querySelector('.entryphone')
        const box = widget?.getBoundingClientRect()
        return {
          title: document.title,
          injected: widget?.querySelectorAll('img, script, iframe, object, embed, [onerror]').length,
          turned: /[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028\u2029]/.test(widget?.textContent ?? ''),
          // Nothing sticks out to the side, and what was said is not a wall.
          isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
          isTall: (box?.height ?? 0) > 1200,
          onPrototype: Object.keys(Object.prototype).length + Object.keys(Array.prototype).length,
        }
      })
      expect(state).toMatchObject({ injected: 0, turned: false, isWide: false, isTall: false, onPrototype: 0 })
      expect(state.title).not.toBe('owned')
    },
  }
}

for (const width of [1280, 320]) {
  test(`a portal's mask and account, at ${width} px, are text among ours and keep their place`, async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await widget.open({ backend: 'docspace', appCodes: 'tfaapp', world })
    const page_ = guard(page)

    await sandbox.fault({ path: '/api/2.0/authentication', ...inJson({ sms: true, phoneNoise: long }) })
    await widget.enterCredentials('ann@example.com', password)
    await widget.continues()
    await widget.seesCodeStep()
    await widget.sees('<img src="https://evil.test/x"')
    await expect(widget.button('Confirm')).toBeInViewport()
    await page_.isUnharmed()

    await widget.button('Back').click()
    await sandbox.fault({ path: '/tfaapp/setup', ...inJson({ manualEntryKey: 'KEZEM43CIUYWYU2Y', account: long }) })
    // Key by key over what stands there: under WebDriver BiDi `fill` writes behind it.
    await widget.field('Email').selectText()
    await widget.field('Email').pressSequentially('eve@example.com')
    await widget.field('Password').fill(password)
    await widget.continues()
    await widget.seesEnrolment()
    await widget.sees('<img src="https://evil.test/x"')
    await expect(widget.root.getByRole('link')).toHaveCount(1)
    await page_.isUnharmed()
  })
}

test.describe('a portal that is not to be trusted', () => {
  test.use({ developerReads: ['E40', 'E46'] })

  test('that leads elsewhere, sends keys of prototypes or absurd numbers is refused, and nothing is asked elsewhere', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    const parameters = { size: 4096, iterations: Number.MAX_SAFE_INTEGER, salt: markup }
    const captcha = { recaptchaType: 0, recaptchaPublicKey: '"><script src=https://evil.test/x></script>' }
    const path = '/api/2.0/authentication'
    await sandbox.fault({ path: '/settings', ...inJson({ docSpace: true, passwordHash: parameters, ...captcha }) })
    await widget.open({ backend: 'docspace', world })
    await widget.enterCredentials('bob@example.com', password)
    await widget.continues()
    await widget.sees('Sign-in is not set up correctly.')
    expect(await sandbox.requestsTo(path)).toHaveLength(0)
    const sane = { size: 256, iterations: 1, salt: markup }
    await sandbox.fault({ path: '/settings', ...inJson({ docSpace: true, passwordHash: sane, ...captcha }) })
    await page.reload()
    const page_ = guard(page)
    const link = 'confirm?type=PhoneActivation&key=1'
    for (const [body, sentence] of [
      [inJson({ sms: true, confirmUrl: `javascript:alert(1)//?${link}` }), 'Sign-in is not set up correctly.'],
      [{ ...inJson({}), body: '{"__proto__":{"response":{"token":"owned"}},"status":0}' }, 'That did not work.'],
      [inJson({ sms: true, confirmUrl: `https://evil.test/${link}` }), 'Sign-in is not set up correctly.'],
      [{ ...inJson({}), body: '{"response":{"__proto__":{"token":"owned"},"sms":1e400}}' }, 'That did not work.'],
      [
        {
          status: 403,
          contentType: 'application/json',
          body: `{"error":{"message":${JSON.stringify(long)}},"status":1}`,
        },
        'Too many tries.',
      ],
    ] as const) {
      await sandbox.fault({ path, ...body })
      await widget.enterCredentials('bob@example.com', password)
      await widget.continues()
      await widget.sees(sentence)
      await page_.isUnharmed()
    }
  })
})

test('a code that is a path, or the name of another address, goes nowhere', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await widget.open({ backend: 'docspace', world })
  const page_ = guard(page)
  await widget.enterCredentials('tom@example.com', password)
  await widget.continues()
  await widget.seesCodeStep()
  await widget.button('Use a backup code').click()
  for (const code of ['..', 'logout', '.', 'SendSMS.json']) {
    await widget.field('Backup code').fill(code)
    await widget.confirms()
    await widget.sees('That code is not right, or it was used before.')
    await page_.isUnharmed()
  }
  expect(await sandbox.requestsTo('/authentication/')).toEqual([])
  // What only looks like a path is a wrong code, and stays one segment.
  await widget.field('Backup code').fill('../logout')
  await widget.confirms()
  await widget.sees('That code is wrong or has run out.')
  expect((await sandbox.requestsTo('/authentication/')).map(({ path }) => path)).toEqual([
    '/docspace/api/2.0/authentication/..%2Flogout',
  ])
})

test('ZITADEL’s own words about an authenticator are text, and its address is one of an authenticator', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await widget.open({ backend: 'zitadel', intent: 'add-app', world })
  const page_ = guard(page)
  const secret = 'KEZEM43CIUYWYU2Y'
  const path = '/auth_factors/otp'
  const answer = (url: string) => ({
    path,
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({ url, secret, details: {} }),
  })
  await sandbox.fault(answer(`javascript:alert(1)//otpauth://totp/a?secret=${secret}`))
  await widget.continues()
  await widget.sees('That did not work.')
  await page_.isUnharmed()
  await sandbox.fault(
    answer(`otpauth://totp/ZITADEL:${encodeURIComponent(markup + bidi)}?secret=${secret}`.slice(0, 2000)),
  )
  await widget.continues()
  await widget.sees('That did not work.')
  await sandbox.fault(answer(`otpauth://totp/ZITADEL:${encodeURIComponent(`${markup}\u202e`)}?secret=${secret}`))
  await widget.continues()
  await widget.seesEnrolment()
  await widget.sees('<img src="https://evil.test/x"')
  await page_.isUnharmed()
})
