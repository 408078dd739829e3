import { devices } from '@playwright/test'
import { TOTP, URI } from 'otpauth'
import { expect, test } from './pages/test.ts'
import { allowPictures, scan } from './pages/scanner.ts'
import { portals } from './tables/portals.ts'

const password = 'Passw0rd!'
const key = /^[A-Z2-7]{16}$/

/** An authenticator app that is neither ours nor the sandbox's, given what its camera read. */
function appWith(read: string | undefined): TOTP {
  const app = URI.parse(read ?? '')
  if (app instanceof TOTP) return app
  throw new Error(`No authenticator takes ${read}.`)
}

test.beforeEach(async ({ page, browserName }) => {
  if (browserName === 'firefox') await allowPictures(page)
})

for (const { backend, issuer } of portals) {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      test(`${backend}, ${theme}, ${width} px: a scanner reads the picture off the screen, and its code turns it on`, async ({
        page,
        widget,
        world,
      }) => {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: theme })
        await widget.opensWithPassword({ backend, theme, world }, 'eve@example.com', password)
        await widget.seesEnrolment()
        await widget.root.getByRole('img', { name: /QR code/ }).scrollIntoViewIfNeeded()

        const read = await scan(widget.root)
        const shown = (await widget.root.locator('code').textContent()) ?? ''
        expect(shown).toMatch(key)
        expect(read).toBe(`otpauth://totp/${issuer}:eve%40example.com?secret=${shown}&issuer=${issuer}`)
        const app = appWith(read)
        expect(app).toMatchObject({ issuer, label: 'eve@example.com', algorithm: 'SHA1', digits: 6, period: 30 })
        await widget.enterFirstCode(app.generate())
        await widget.seesBackupCodes()
      })
    }
  }
}

test.describe('the set-up', () => {
  test.beforeEach(async ({ widget, world }) => {
    await widget.opensWithPassword({ backend: 'docspace', world }, 'eve@example.com', password)
    await widget.seesEnrolment()
  })

  test('can be left and come back to: the key is the same', async ({ widget }) => {
    const before = await widget.root.locator('code').textContent()
    await widget.button('Back').click()
    await expect(widget.field('Email')).toHaveValue('eve@example.com')
    await widget.field('Password').fill(password)
    await widget.continues()
    await widget.seesEnrolment()
    await expect(widget.root.locator('code')).toHaveText(before ?? '')
  })

  test('a key is copied by keyboard', async ({ page, context, widget, browserName }) => {
    if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await widget.button('Copy key').focus()
    await page.keyboard.press('Enter')
    await expect(widget.button('Copied')).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(key)
    await expect(widget.root.locator('code')).toHaveText(copied)
  })

  test('five wrong codes lead to a minute of waiting, whose end is shown; then the right one turns it on', async ({
    page,
    widget,
    sandbox,
  }) => {
    await page.clock.install()
    for (const wrong of ['000000', '000001', '000002', '000003']) {
      await widget.enterFirstCode(wrong)
      await widget.sees('That code is wrong or has run out.')
      await expect(widget.button('Turn on')).toBeEnabled()
    }
    await widget.enterFirstCode('000004')
    await widget.sees(/Try again in (1:00|0:5\d)\./)
    await sandbox.advance(61_000)
    await page.clock.fastForward(61_000)
    await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
    await widget.seesBackupCodes()
  })

  test('a reload starts anew, and the key is the same', async ({ page, widget }) => {
    const before = await widget.root.locator('code').textContent()
    await page.reload()
    await widget.seesCredentialsStep()
    await widget.enterCredentials('eve@example.com', password)
    await widget.continues()
    await widget.seesEnrolment()
    await expect(widget.root.locator('code')).toHaveText(before ?? '')
  })

  test('an answer that is lost on its way is asked for again, and turns it on', async ({ widget, sandbox }) => {
    await sandbox.fault({ path: '/api/2.0/authentication/', method: 'POST', drop: true, after: true })
    await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
    await widget.sees('We cannot reach the server.')
    await widget.button('Turn on').click()
    expect(await widget.seesBackupCodes()).toHaveLength(5)
  })

  test('on a desk there is no app to open', async ({ widget }) => {
    await expect(widget.root.getByText('Open in your app')).toBeHidden()
  })
})

test.describe('on a phone', () => {
  const { viewport, hasTouch, isMobile, deviceScaleFactor } = devices['Pixel 7']
  test.use({ viewport, hasTouch, isMobile, deviceScaleFactor })

  // Firefox's driver has no pointer that is a finger, by which the style sheet tells a phone.
  for (const { backend, issuer } of portals) {
    test(`${backend}: the app is a touch away, and gets what the picture says`, { tag: '@chromium' }, async ({
      widget,
      world,
    }) => {
      await widget.opensWithPassword({ backend, world }, 'eve@example.com', password)
      const link = widget.root.getByRole('link', { name: 'Open in your app' })
      await expect(link).toBeVisible()
      const address = await link.getAttribute('href')
      expect(address?.replace(/[A-Z2-7]{16}/, 'KEY')).toBe(
        `otpauth://totp/${issuer}:eve%40example.com?secret=KEY&issuer=${issuer}`,
      )
      await expect(widget.root.getByRole('img', { name: /QR code/ })).toBeHidden()
      await widget.root.getByText('Scan with another device').click()
      expect(await scan(widget.root)).toBe(address)
    })
  }
})

test.describe('the backup codes', () => {
  test.beforeEach(async ({ page, widget, world, sandbox }) => {
    // Paper, as the test sees it: what the frame holds when it is printed.
    await page.addInitScript(() => {
      globalThis.print = () => {
        globalThis.top?.document.body.setAttribute('data-printed', document.body.innerText)
        dispatchEvent(new Event('afterprint'))
      }
    })
    await widget.opensWithPassword({ backend: 'docspace', world }, 'eve@example.com', password)
    await widget.seesEnrolment()
    await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
  })

  test('can be copied and printed, and each signs in', async ({ page, context, widget, browserName }) => {
    const codes = await widget.seesBackupCodes()
    if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await widget.button('Copy').click()
    await expect(widget.button('Copied')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'))

    await widget.button('Print').click()
    const printed = await page.locator('body').getAttribute('data-printed')
    for (const code of codes) expect(printed).toContain(code)
    expect(printed).not.toContain('I have saved them')
    await expect(page.locator('iframe')).toHaveCount(0)

    await widget.hasSavedCodes()
    await widget.seesDone()
    for (const code of codes) await expect(page.getByText(code)).toHaveCount(0)
    for (const code of codes.slice(0, 2)) {
      await page.reload()
      await widget.enterCredentials('eve@example.com', password)
      await widget.continues()
      await widget.seesCodeStep()
      await widget.enterBackupCode(code)
      await widget.seesDone()
    }
  })

  // Firefox's driver tells of no download that comes from a blob.
  test('can be saved as a file', { tag: '@chromium' }, async ({ page, widget }) => {
    const codes = await widget.seesBackupCodes()
    const [file] = await Promise.all([page.waitForEvent('download'), widget.button('Download').click()])
    expect(file.suggestedFilename()).toBe('backup-codes.txt')
    const saved = await (await file.createReadStream()).toArray()
    expect(saved.join('')).toContain(`Acme: Save your backup codes\n`)
    expect(saved.join('')).toContain(codes.join('\n'))
  })

  test('are shown once: a reload asks for the password, and then for the app', async ({ page, widget, sandbox }) => {
    const [first = ''] = await widget.seesBackupCodes()
    await page.reload()
    await widget.seesCredentialsStep()
    await widget.enterCredentials('eve@example.com', password)
    await widget.continues()
    await widget.seesCodeStep()
    await expect(page.getByText(first)).toHaveCount(0)
    await widget.enterCode(await sandbox.authenticatorCode('eve@example.com'))
    await widget.seesDone()
  })
})

// Under the policy that every page of the host has, with the browser's own print and file. Firefox's driver tells of no
// download that comes from a blob, and waits for ever where a page really prints.
test('a strict policy minds nothing of it: the picture, the codes, the file, the print', {
  tag: '@chromium',
}, async ({ page, widget, world, sandbox }) => {
  await widget.opensWithPassword({ backend: 'docspace', world }, 'eve@example.com', password)
  await widget.seesEnrolment()
  expect(await scan(widget.root)).toMatch(/^otpauth:/)
  await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
  await widget.seesBackupCodes()
  await Promise.all([page.waitForEvent('download'), widget.button('Download').click()])
  await widget.button('Print').click()
  await widget.hasSavedCodes()
  await widget.seesDone()
})

for (const { backend } of portals) {
  for (const [day, fault] of [
    ['an error', { status: 500 }],
    ['a lost connection', { drop: true }],
    ['a page of HTML', { status: 200, body: '<h1>Sign in</h1>', contentType: 'text/html' }],
  ] as const) {
    test(`${backend}: backup codes that do not come for ${day} keep nobody out`, async ({ widget, sandbox, world }) => {
      await sandbox.fault({ path: '/tfaappcodes', ...fault })
      await widget.opensWithPassword({ backend, world }, 'eve@example.com', password)
      await widget.seesEnrolment()
      await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
      await widget.seesDone()
      await widget.hostReceived('a token of')
      expect(await sandbox.requestsTo('/tfaappcodes')).toHaveLength(1)
    })
  }
}
