import type { Locator } from '@playwright/test'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** What the camera of a phone reads on a picture of the screen, with a decoder that is not ours. */
export async function scan(screen: Locator): Promise<string | undefined> {
  const { data, width, height } = PNG.sync.read(await screen.screenshot({ caret: 'initial' }))
  // Some scanners look for dark on light alone, so this one does.
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
  return jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data
}
