import { afterEach, expect, test, vi } from 'vitest'
import { isOffline } from './isOffline.ts'

afterEach(() => void vi.unstubAllGlobals())

test.each([
  ['a browser that knows it has no network', { onLine: false }, true],
  ['a browser that may have one', { onLine: true }, false],
  ['a navigator that does not say', {}, false],
  ['a server, which has no navigator', undefined, false],
])('%s: offline is %s', (_, navigator, is) => {
  vi.stubGlobal('navigator', navigator)
  expect(isOffline()).toBe(is)
})
