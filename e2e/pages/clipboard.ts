import { expect, type Locator, type Page } from '@playwright/test'

/** Puts a text on the clipboard by cutting it out of a field of its own, which every engine allows without a permission. */
export async function copy(page: Page, text: string) {
  await page.evaluate((copied) => {
    const source = document.createElement('textarea')
    source.dataset['copied'] = ''
    source.value = copied
    document.body.append(source)
    source.select()
    source.addEventListener('cut', () => setTimeout(() => source.remove()), { once: true })
  }, text)
  await page.keyboard.press('ControlOrMeta+x')
  await expect(page.locator('[data-copied]')).toHaveCount(0)
}

/** A real Ctrl+V at the caret of a field, or over what is selected there. */
export async function paste(page: Page, field: Locator, text: string) {
  const [start, end] = await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])
  await copy(page, text)
  await field.focus()
  await field.evaluate(
    (input: HTMLInputElement, [from, to]) => input.setSelectionRange(from ?? 0, to ?? 0),
    [start, end],
  )
  await page.keyboard.press('ControlOrMeta+v')
}
