// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

beforeAll(async () => {
  // As `.ci/script.ts` writes them in. Where nothing answers, nothing is drawn, and nothing is said of it here.
  const files = {
    'backend:docspace': ['d.js', 'sha384-x'],
    'lang:de': ['de.js', 'sha384-y'],
    'lang:pt-BR': ['pt.js', ''],
  }
  vi.stubGlobal('files', files)
  await import('./loader.ts')
  vi.unstubAllGlobals()
  Object.assign(globalThis, { files })
})
afterEach(() => document.body.replaceChildren())

/** What the console says of an element with these attributes, and which of the files are asked for. */
async function put(attributes: string) {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const asked: string[] = []
  vi.spyOn(document.head, 'append').mockImplementation((link) => {
    if (link instanceof HTMLLinkElement) asked.push(link.href.replace(/.*\//, ''))
  })
  vi.spyOn(DOMTokenList.prototype, 'supports').mockReturnValue(true)
  document.body.innerHTML = `<entryphone-sign-in ${attributes}></entryphone-sign-in>`
  await Promise.resolve()
  return { said: error.mock.calls.map(([words]) => String(words)), asked }
}

describe('the script', () => {
  test('says of a backend that it does not have which there are', async () => {
    const { said, asked } = await put('backend="docspcae"')
    expect(asked).toEqual([])
    expect(said).toEqual([
      'Entryphone E140 (backend="docspcae"): known are docspace. See node_modules/entryphone/ERRORS.md#e140',
    ])
  })

  test('says that no backend is named at all', async () => {
    expect((await put('')).said).toEqual([expect.stringContaining('E140 (backend="")')])
  })

  test('says of a language that it does not have which there are, and goes on in English', async () => {
    const { said, asked } = await put('backend="docspace" lang="tlh"')
    expect(said).toEqual([expect.stringContaining('E140 (lang="tlh"): known are de, pt-BR.')])
    expect(asked).toEqual(['d.js'])
  })

  test('takes the language of a region for its own', async () => {
    const { said, asked } = await put('backend="docspace" lang="de-AT"')
    expect([said, asked]).toEqual([[], ['d.js', 'de.js']])
  })
})
