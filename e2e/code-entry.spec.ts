import { expect, type Locator, type Page, test } from '@playwright/test'
import { paste } from './pages/clipboard.ts'

test.beforeEach(async ({ page }) => void (await page.goto('/code-entry.html')))

const texts = [
  '123456',
  '123 456',
  '123-456',
  'G-123456',
  'Your code is 123456.',
  '@example.com #123456',
  '１２３４５６',
  '١٢٣٤٥٦',
]

for (const text of texts) {
  test(`pasted or filled in, ${text} is the code`, async ({ page }) => {
    const field = page.getByLabel('Digits')
    await paste(page, field, text)
    await expect(field).toHaveValue('123456')
    await field.fill('')
    await field.fill(text)
    await expect(field).toHaveValue('123456')
    await expect(page.getByLabel('Completed')).toHaveText('123456 123456')
  })
}

test('a message with two codes, or with none, changes nothing', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.fill('12')
  for (const text of ['Order 987654, code 123456', '1234567', 'hello']) {
    await paste(page, field, text)
    await expect(field).toHaveValue('12')
  }
})

test('a message filled in whole is read like a pasted one', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.fill('Order 987654, code 123456')
  await expect(field).toHaveValue('')
  await field.fill('Order 98765, code 123456')
  await expect(field).toHaveValue('123456')
})

test('a full code pasted over a full code is a new code, and undo brings back the old', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('111111')
  await paste(page, field, 'Your code is 222222.')
  await expect(field).toHaveValue('222222')
  await expect(page.getByLabel('Completed')).toHaveText('111111 222222')
  await page.keyboard.press('Control+z')
  await expect(field).toHaveValue('111111')
})

test('keys, selection, Home, End and deletion are a text field’s', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('0a1 2-345')
  await expect(field).toHaveValue('012345')
  await field.press('Home')
  await field.press('Delete')
  await expect(field).toHaveValue('12345')
  await field.pressSequentially('9')
  await expect(field).toHaveValue('912345')
  await field.press('ArrowRight')
  await field.pressSequentially('88')
  await expect(field).toHaveValue('918845')
  await field.press('End')
  await field.pressSequentially('7')
  await expect(field).toHaveValue('918845')
  await field.press('Shift+ArrowLeft')
  await field.press('Shift+ArrowLeft')
  await field.pressSequentially('6')
  await expect(field).toHaveValue('91886')
  await field.press('Backspace')
  await expect(field).toHaveValue('9188')
  await field.press('Control+a')
  await field.pressSequentially('5')
  await expect(field).toHaveValue('5')
})

test('a key is painted, and React draws nothing for it', async ({ page }) => {
  const field = page.getByLabel('Digits')
  const drawn = () => page.evaluate(() => performance.getEntriesByName('drawn').length)
  await field.focus()
  const before = await drawn()
  for (const [index, key] of ['1', '2', '3', '4', '5'].entries()) {
    await page.keyboard.press(key)
    await expect(slotsOf(field).nth(index)).toHaveText(key)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
    expect((await drawn()) - before).toBe(0)
  }
})

test('deleting by the word, cutting and pasting back are a text field’s', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('123456')
  await field.press('Control+Backspace')
  await expect(field).toHaveValue('')
  await field.pressSequentially('123456')
  await field.press('Home')
  await field.press('Shift+ArrowRight')
  await field.press('Shift+ArrowRight')
  await field.press('Control+x')
  await expect(field).toHaveValue('3456')
  await field.press('End')
  await field.press('Control+v')
  await expect(field).toHaveValue('345612')
  await field.press('Shift+Home')
  await field.press('Delete')
  await expect(field).toHaveValue('')
  await expect(slotsOf(field)).toHaveText(['', '', '', '', '', ''])
})

test('undo and redo go through every kind of change, and back', async ({ page }) => {
  const field = page.getByLabel('Digits')
  const states: string[] = []
  const sees = async (value: string) => {
    await expect(field).toHaveValue(value)
    await expect(slotsOf(field)).toHaveText(Array.from({ length: 6 }, (_, index) => value[index] ?? ''))
    if (states.at(-1) !== value) states.push(value)
  }
  await field.focus()
  await sees('')
  await paste(page, field, '12')
  await sees('12')
  await paste(page, field, 'Your code is 345678.')
  await sees('345678')
  await field.press('Home')
  await page.keyboard.press('9')
  await sees('945678')
  await field.press('End')
  await field.press('Shift+ArrowLeft')
  await field.press('Shift+ArrowLeft')
  await field.press('Delete')
  await sees('9456')
  await field.press('Control+a')
  await page.keyboard.press('1')
  await sees('1')
  for (const state of states.toReversed().slice(1)) {
    await field.press('Control+z')
    await expect(field).toHaveValue(state)
  }
  for (const state of states.slice(1)) {
    await field.press('Control+Shift+z')
    await expect(field).toHaveValue(state)
  }
})

const slotsOf = (field: Locator) => field.locator('..').locator('.entryphone-slot')

async function middleOf(field: Locator, slot: number) {
  const box = await slotsOf(field).nth(slot).boundingBox()
  if (box === null) throw new Error(`Slot ${slot} is nowhere.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
const selectionOf = (field: Locator) =>
  field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])

/** Over WebDriver BiDi, Firefox takes each click for a first one: the second is told of as a browser tells of it. */
async function clickTwice(page: Page, { x, y }: { x: number; y: number }, browserName: string) {
  if (browserName !== 'firefox') return page.mouse.dblclick(x, y)
  await page.mouse.click(x, y)
  return page.evaluate(
    ([clientX, clientY]) => {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2, clientX, clientY })
      document.elementFromPoint(clientX, clientY)?.dispatchEvent(click)
    },
    [x, y] as const,
  )
}

test('a click takes the slot under it, and a key replaces what is there', async ({ page, browserName }) => {
  const field = page.getByLabel('Digits')
  const click = async (slot: number) => {
    const { x, y } = await middleOf(field, slot)
    await page.mouse.click(x, y)
  }
  await click(3)
  await expect(field).toBeFocused()
  expect(await selectionOf(field)).toEqual([0, 0])
  await page.keyboard.type('123')
  await click(5)
  expect(await selectionOf(field)).toEqual([3, 3])
  await page.keyboard.type('456')
  await click(2)
  expect(await selectionOf(field)).toEqual([2, 3])
  await expect(slotsOf(field).nth(2)).toHaveAttribute('data-active', 'true')
  await page.keyboard.press('9')
  await expect(field).toHaveValue('129456')
  await click(1)
  await page.keyboard.down('Shift')
  await click(4)
  await page.keyboard.up('Shift')
  expect(await selectionOf(field)).toEqual([1, 5])
  await clickTwice(page, await middleOf(field, 2), browserName)
  expect(await selectionOf(field)).toEqual([0, 6])
})

for (const [from, to, before, range] of [
  [1, 4, '123456', [1, 5]],
  [4, 1, '123456', [1, 5]],
  [1, 5, '123', [1, 3]],
] as const) {
  test(`drawing the pointer from slot ${from} to ${to} of ${before} selects what lies between`, async ({ page }) => {
    const field = page.getByLabel('Digits')
    await field.pressSequentially(before)
    await field.blur()
    // Once with something selected beneath the pointer, which must not be dragged away.
    for (let again = 0; again < 2; again += 1) {
      const [start, end] = [await middleOf(field, from), await middleOf(field, to)]
      await page.mouse.move(start.x, start.y)
      await page.mouse.down()
      await page.mouse.move(end.x, end.y, { steps: 6 })
      await page.mouse.up()
      expect(await selectionOf(field)).toEqual(range)
    }
    await page.keyboard.press('9')
    await expect(field).toHaveValue(`${before.slice(0, range[0])}9${before.slice(range[1])}`)
  })
}

// Over WebDriver BiDi, Firefox drags no text: after `dragstart` nothing comes.
for (const [text, before, after] of [
  ['Your code is 222222.', '111111', '222222'],
  ['222222', '', '222222'],
  ['34', '12', '1234'],
  ['Order 987654, code 123456', '12', '12'],
] as const) {
  test(`“${text}” dropped on “${before}” gives “${after}” @chromium`, async ({ page }) => {
    const field = page.getByLabel('Digits')
    await field.fill(before)
    await page.evaluate((shown) => {
      const source = document.createElement('p')
      source.id = 'source'
      source.textContent = shown
      document.body.append(source)
      getSelection()?.selectAllChildren(source)
    }, text)
    await page.locator('#source').dragTo(field, { sourcePosition: { x: 8, y: 8 }, targetPosition: { x: 120, y: 20 } })
    await expect(field).toHaveValue(after)
  })
}

test('a code let fall on the field is taken whole, and undo brings back what was there', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('111111')
  const drop = (text: string) =>
    field.evaluate((input, dropped) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.setData('text/plain', dropped)
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer })
      // True: left to the browser.
      return input.dispatchEvent(event)
    }, text)
  expect(await drop('Order 987654, code 123456')).toBe(true)
  await expect(field).toHaveValue('111111')
  expect(await drop('Your code is 222222.')).toBe(false)
  await expect(field).toHaveValue('222222')
  await expect(page.getByLabel('Completed')).toHaveText('111111 222222')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('111111')
})

test('undo still works after keys that are no part of a code', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('12x')
  await paste(page, field, '34')
  await expect(field).toHaveValue('1234')
  await page.keyboard.press('Control+z')
  await expect(field).toHaveValue('12')
})

test('letters come out in capitals, with the caret where it was', async ({ page }) => {
  const field = page.getByLabel('Letters')
  await field.pressSequentially('acd')
  await field.press('Home')
  await field.press('ArrowRight')
  await field.pressSequentially('b1')
  await expect(field).toHaveValue('AB1CD')
})

test('without a length, a message still gives its code', async ({ page }) => {
  const field = page.getByLabel('Unmeasured')
  await paste(page, field, 'Your code is 12345678, valid 10 minutes')
  await expect(field).toHaveValue('12345678')
})

test('an input method composes in peace', async ({ page, browserName }) => {
  const field = page.getByLabel('Digits')
  await field.focus()
  // Only Chromium lets a test compose; elsewhere what was composed arrives in one piece.
  const client = browserName === 'chromium' ? await page.context().newCDPSession(page) : undefined
  await client?.send('Input.imeSetComposition', { text: '１２３', selectionStart: 3, selectionEnd: 3 })
  await expect(field).toHaveValue(client === undefined ? '' : '１２３')
  await page.keyboard.insertText('１２３')
  await expect(field).toHaveValue('123')
})

test('letters a keyboard still composes are the code as soon as it is complete', async ({ page, browserName }) => {
  const field = page.getByLabel('Letters')
  await field.focus()
  if (browserName === 'chromium') {
    const client = await page.context().newCDPSession(page)
    for (const text of ['a', 'ab', 'ab12c', 'ab12cd']) {
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
  } else await page.keyboard.insertText('ab12cd')
  await expect(field).toHaveValue('AB12CD')
  await page.keyboard.press('Backspace')
  await expect(field).toHaveValue('AB12C')
})

test('a composition in the middle goes in where it was begun', async ({ page, browserName }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('1256')
  await field.press('ArrowLeft')
  await field.press('ArrowLeft')
  if (browserName === 'chromium') {
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: '３', selectionStart: 1, selectionEnd: 1 })
    await expect(field).toHaveValue('12３56')
  }
  await page.keyboard.insertText('３')
  await expect(field).toHaveValue('12356')
})

test('react-hook-form has the code, registered or controlled, and writes it back', async ({ page }) => {
  await page.getByLabel('Registered').pressSequentially('012345')
  await paste(page, page.getByLabel('Controlled'), 'G-123456')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByLabel('Sent')).toHaveText('{"registered":"012345","controlled":"123456"}')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(page.getByLabel('Registered')).toHaveValue('654321')
  await expect(page.locator('.entryphone-slots').nth(2)).toHaveText('654321')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.getByLabel('Registered')).toHaveValue('')
  await expect(page.locator('.entryphone-slots').nth(2)).toHaveText('')
  await expect(page.getByLabel('Controlled')).toHaveValue('')
})

test('on a right-to-left page the code runs from the left, in one tab stop', async ({ page }) => {
  await page.goto('/code-entry.html?dir=rtl')
  const field = page.getByLabel('Digits')
  await field.fill('12')
  const slots = page.locator('.entryphone-slots').first().locator('.entryphone-slot')
  const [first, second] = [await slots.nth(0).boundingBox(), await slots.nth(1).boundingBox()]
  expect(first?.x).toBeLessThan(second?.x ?? 0)
  await field.press('Tab')
  await expect(page.getByLabel('Letters')).toBeFocused()
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
  await expect(field).toHaveAttribute('inputmode', 'numeric')
  await expect(page.locator('style, [style]')).toHaveCount(0)
})
