import { afterEach, expect, test, vi } from 'vitest'
import { savesData } from './savesData.ts'

afterEach(() => void vi.unstubAllGlobals())

test.each([
  ['someone who has asked for little traffic', { connection: { saveData: true } }, true],
  ['someone who has not', { connection: { saveData: false } }, false],
  ['a browser that says it in another way', { connection: { saveData: 'on' } }, false],
  ['a browser that says nothing of its network', {}, false],
  ['one that has none', { connection: null }, false],
  ['one that says a word of it', { connection: 'slow' }, false],
  ['a server, which has no navigator', undefined, false],
])('%s: data is saved, %j → %s', (_, navigator, is) => {
  vi.stubGlobal('navigator', navigator)
  expect(savesData()).toBe(is)
})
