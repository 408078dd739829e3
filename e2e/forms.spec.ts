import { expect as expects, type Page, test as bare } from '@playwright/test'
import { expect, test } from './pages/test.ts'

/**
 * What a browser submits by itself. Every page here comes under `form-action 'none'`, and, in `test`, under a watch for
 * words on the console and for secrets in addresses.
 */
const password = 'Passw0rd!'
const code = (page: Page) => page.getByRole('textbox', { name: /^(Backup c|C)ode$/ })
const received = (page: Page) => page.getByLabel('Received')
const submissions = (page: Page) => page.getByLabel('Submissions of the host’s form')
const arrive = (page: Page) => page.evaluate(() => dispatchEvent(new Event('arrive')))
/** As some password managers do: no event tells of it. */
const submitPastEvents = (page: Page) =>
  page.evaluate(() => {
    try {
      document.querySelector<HTMLFormElement>('.entryphone-form')?.submit()
    } catch {
      // Firefox throws where a form has no dialog to close.
    }
  })

/** By keys: what Firefox's driver fills in, React takes for its own doing. */
async function signIn(page: Page) {
  await page.getByLabel('Email', { exact: true }).pressSequentially('ann@example.com')
  await page.getByLabel('Password', { exact: true }).pressSequentially(password)
}
const typed = JSON.stringify({ username: 'ann@example.com', password })

/** The address is what it was, and the page has not been left. */
async function staysAt(page: Page, act: () => Promise<unknown>) {
  const address = page.url()
  await page.evaluate(() => Reflect.set(window, 'isSame', true))
  await act()
  await page.waitForTimeout(150)
  expects(page.url()).toBe(address)
  expects(await page.evaluate((): unknown => Reflect.get(window, 'isSame'))).toBe(true)
}

for (const step of ['credentials', 'phone', 'code', 'details']) {
  test(`form.submit() puts nothing into an address and loses nothing: ${step}`, async ({ page }) => {
    await page.goto(`/forms.html?part=sign-in&step=${step}`)
    const first = page.locator('.entryphone-form [data-first]')
    await first.fill('12')
    await staysAt(page, () => submitPastEvents(page))
    await expect(first).toHaveValue('12')
  })
}

// React says on the console that a form in a form is no good, so without the watch for words.
bare(
  'inside of a form of the host’s, a press and Enter reach us, and the host’s form is not sent',
  async ({ page }) => {
    await page.goto('/forms.html?part=sign-in&around=form')
    await signIn(page)
    await staysAt(page, () => submitPastEvents(page))
    await staysAt(page, () => page.keyboard.press('Enter'))
    await expects(received(page)).toHaveText(`[${typed}]`)
    await code(page).fill('4829')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expects(page.getByText('The code has 6 characters.')).toBeVisible()
    await expects(submissions(page)).toHaveText('0')
    await page.getByLabel('Coupon').press('Enter')
    await expects(submissions(page)).toHaveText('1')
  },
)

test('a form of the host’s around a portal is not sent by Continue, Enter and Confirm', async ({ page }) => {
  await page.goto('/forms.html?part=sign-in&around=portal')
  await signIn(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(received(page)).toHaveText(`[${typed}]`)
  await code(page).pressSequentially('4829')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('The code has 6 characters.')).toBeVisible()
  await expect(submissions(page)).toHaveText('0')
})

test('inside of a dialog of the host’s, a press is ours and the dialog stays open', async ({ page }) => {
  await page.goto('/forms.html?part=sign-in&around=dialog')
  await signIn(page)
  await page.keyboard.press('Enter')
  await expect(received(page)).toHaveText(`[${typed}]`)
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('before the script has arrived, a press, Enter and form.submit() ask nothing and lose nothing', async ({
  page,
}) => {
  await page.goto('/forms.html?part=two-factor&drawn&script=late&unmeasured')
  await code(page).fill('aB3_x9')
  await staysAt(page, async () => {
    await code(page).press('Enter')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await submitPastEvents(page)
  })
  await arrive(page)
  await expect(received(page)).toHaveText('[]')
  await expect(code(page)).toHaveValue('aB3_x9')
  await code(page).press('Enter')
  await expect(received(page)).toHaveText('["aB3_x9"]')
})

test('with entryphone/early a press is made once, when the script has arrived', async ({ page }) => {
  await page.goto('/forms.html?part=two-factor&drawn&script=late&unmeasured&early')
  await code(page).fill('aB3_x9')
  await staysAt(page, async () => {
    await code(page).press('Enter')
    await page.getByRole('button', { name: 'Confirm' }).click()
  })
  await arrive(page)
  await expect(received(page)).toHaveText('["aB3_x9"]')
  await page.waitForTimeout(150)
  await expect(received(page)).toHaveText('["aB3_x9"]')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(received(page)).toHaveText('["aB3_x9","aB3_x9"]')
})

test('with entryphone/early a number that was edited before the script has arrived is not sent as it was', async ({
  page,
}) => {
  await page.goto('/forms.html?part=entries&drawn&script=late&early&around=form')
  const sent = () => page.evaluate(() => [...document.forms].map((form) => new FormData(form).get('phone')))
  expect(await sent()).toEqual(['+79991234567'])
  await page.getByLabel('Phone number').press('End')
  await page.keyboard.press('Backspace')
  expect(await sent()).toEqual([''])
  await page.keyboard.type('8')
  await arrive(page)
  await expect.poll(sent).toEqual(['+79991234568'])
})

test('a number typed before the script has arrived is kept, goes on with the next key, is read and formatted', async ({
  page,
}) => {
  await page.goto('/forms.html?part=entries&drawn&script=late&around=form')
  await page.getByLabel('Phone number').selectText()
  await page.keyboard.type('891234')
  await arrive(page)
  await page.keyboard.type('56789')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Phone number')).toHaveValue(/912 345-67-89$/)
  const sent = () => page.evaluate(() => [...document.forms].map((form) => new FormData(form).get('phone')))
  await expect.poll(sent).toEqual(['+79123456789'])
})

test('a code typed before the script has arrived is drawn, goes on with the next key, and is sent once', async ({
  page,
}) => {
  await page.goto('/forms.html?part=two-factor&drawn&script=late&early')
  await code(page).pressSequentially('4829')
  await arrive(page)
  await expect(page.locator('.entryphone-slots')).toHaveText('4829')
  await page.keyboard.type('13')
  await expect(received(page)).toHaveText('["482913"]')
  await page.goto('/forms.html?part=two-factor&drawn&script=late&early')
  await code(page).pressSequentially('482913')
  await page.keyboard.press('Enter')
  await arrive(page)
  await expect(received(page)).toHaveText('["482913"]')
})

// What a host's own form does with it: the parser has dropped ours, and React draws the page anew and says so.
bare(
  'drawn by a server inside of a form of the host’s, nothing typed into ours reaches an address',
  async ({ page }) => {
    await page.goto('/forms.html?part=two-factor&drawn&script=late&around=form')
    await code(page).fill('482913')
    await staysAt(page, () => page.getByRole('button', { name: 'Confirm' }).click())
    const values = await page.evaluate(() => {
      const [form] = document.forms
      return form === undefined ? [] : [...new FormData(form).keys()]
    })
    expects(values).toEqual(['coupon'])
  },
)

test('a keyboard’s suggestion behind typed digits is the code', async ({ page }) => {
  await page.goto('/forms.html?part=two-factor')
  await code(page).pressSequentially('48')
  await page.keyboard.insertText('482913')
  await expect(received(page)).toHaveText('["482913"]')
})

test('in a disabled fieldset everything looks it', async ({ page }) => {
  const looks = async (query: string) => {
    await page.goto(`/forms.html?part=entries${query}`)
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible()
    return page.evaluate(() =>
      ['opener', 'input', 'control', 'slot', 'code-input', 'button[data-look=main]', 'button[data-look=link]'].map(
        (name) => {
          const found = [...document.querySelectorAll(`.entryphone-${name}`)].at(-1)
          if (found === undefined) throw new Error(`There is no ${name}.`)
          const { backgroundColor, color } = getComputedStyle(found)
          return `${name} ${backgroundColor} ${color}`
        },
      ),
    )
  }
  const open = await looks('')
  const shut = await looks('&shut')
  expect(shut.filter((look) => open.includes(look))).toEqual([])
})
