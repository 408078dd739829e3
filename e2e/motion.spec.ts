import type { Page } from '@playwright/test'
import { expect, test } from './pages/test.ts'

interface Glide {
  /** Pixels from which the new screen comes, and milliseconds that it takes. */
  readonly from: number
  readonly duration: number
  /** Which screen is under it, and whether anybody can press, find or hear what is on that one. */
  readonly under: string
  readonly isInert: boolean
  /** Where the focus is by the next frame. */
  readonly focused: string
}

/** Writes down each screen that is seen under the next one. */
async function watchGlides(page: Page): Promise<() => Promise<readonly Glide[]>> {
  await page.addInitScript(() => {
    const glides: unknown[] = []
    Object.assign(window, { glides })
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof HTMLElement) || !node.matches('.entryphone-current > [aria-hidden]')) continue
        const next = node.parentElement?.lastElementChild
        const [animation] = next?.getAnimations() ?? []
        const effect = animation?.effect
        const frames = effect instanceof KeyframeEffect ? effect.getKeyframes() : []
        const glide = {
          from: Number.parseFloat(String(frames[0]?.['translate'])),
          duration: Number(effect?.getTiming().duration),
          under: node.querySelector('h2')?.textContent,
          isInert: node.inert,
          focused: '',
        }
        glides.push(glide)
        requestAnimationFrame(() => {
          glide.focused = document.activeElement?.localName ?? ''
        })
      }
    }).observe(document, { childList: true, subtree: true })
  })
  return async () => {
    await expect(page.locator('.entryphone-current > [aria-hidden]')).toHaveCount(0)
    return page.evaluate(() => ('glides' in window ? (window.glides as Glide[]) : []))
  }
}

/** What draws it is a chunk that comes after the first form: to be called before the page is opened. */
function glideComes(page: Page) {
  const arrival = page.waitForResponse(/glide/)
  return async () => {
    await (await arrival).finished()
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
  }
}

for (const [lang, side] of [
  ['en', 1],
  ['ar', -1],
] as const) {
  test(`${lang}: a step glides in over the one before, forth from the end and back from the start; nobody waits`, async ({
    page,
    widget,
    world,
  }) => {
    const glides = await watchGlides(page)
    const ready = glideComes(page)
    await widget.open({ backend: 'lifepay', captcha: 'none', lang, world })
    const number = widget.root.getByRole('textbox')
    await number.fill('9991234567')
    await ready()
    await widget.root.locator('[type=submit]').click()
    await expect(widget.root.locator('.entryphone-code')).toBeVisible()
    await widget.root.locator('.entryphone-back').click()
    await expect(number).toBeVisible()
    const [forth, back, ...others] = await glides()
    expect(others).toEqual([])
    expect(forth).toMatchObject({ from: 24 * side, duration: 200, isInert: true, focused: 'input' })
    expect(back).toMatchObject({ from: -24 * side, duration: 200, isInert: true, focused: 'input' })
    expect(forth?.under).not.toBe(back?.under)
  })
}

test('at the end the slots become the tick; of the code nothing is left in them', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  const glides = await watchGlides(page)
  const ready = glideComes(page)
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  await widget.enterPhone('9991234567')
  await ready()
  await widget.continues()
  await widget.seesCodeStep()
  const code = await sandbox.codeOf(1)
  const seen = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        new MutationObserver((_, observer) => {
          const under = document.querySelector('.entryphone-current > [aria-hidden] .entryphone-slots')
          if (under === null) return
          observer.disconnect()
          resolve(under.textContent)
        }).observe(document.body, { childList: true, subtree: true })
      }),
  )
  await widget.enterCode(code)
  await widget.seesDone()
  expect(await seen).toBe('✓✓✓✓✓✓')
  await expect(widget.heading('You are signed in')).toBeFocused()
  expect(await glides()).toHaveLength(2)
})

test('nothing moves for whoever asked for less motion', { tag: '@less-motion' }, async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const glides = await watchGlides(page)
  const ready = glideComes(page)
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  await widget.enterPhone('9991234567')
  await ready()
  await widget.continues()
  await widget.seesCodeStep()
  const moving = () =>
    page.evaluate(
      () => document.getAnimations().filter(({ effect }) => Number(effect?.getTiming().duration) > 0).length,
    )
  expect(await moving()).toBe(0)
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
  expect(await moving()).toBe(0)
  expect(await glides()).toEqual([])
})
