import type { Locator, Page } from '@playwright/test'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** What the camera of a phone reads on a picture of the screen, with a decoder that is not ours. */
export async function scan(screen: Locator): Promise<string | undefined> {
  const { data, width, height } = PNG.sync.read(await screen.screenshot({ caret: 'initial' }))
  // Some scanners look for dark on light alone, so this one does.
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
  return jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data
}

/** The one rule, `body {}`, that Firefox's driver puts into a page before it takes a picture, as if the page had done it. */
const rule = "'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA='"

/** Widens the policy of a page by that rule, and by nothing else. */
export async function allowPictures(page: Page): Promise<void> {
  await page.route(
    ({ pathname }) => pathname === '/',
    async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': policy = '', ...headers } = response.headers()
      const widened = policy.replace("style-src 'self'", `style-src 'self' ${rule}`)
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': widened } })
    },
  )
}
