import { languages } from '../src/test-support/languages.test-support.ts'
import { type SaidIn, saidIn } from '../src/test-support/saidIn.test-support.ts'
import { expect, test } from './pages/test.ts'

/**
 * `Intl` of a browser has fewer languages than Node's, and takes the browser's own in silence for those that it lacks:
 * Belarusian comes out in English. So what is said is compared where it is said.
 */
test('every text of every language is in this browser what it is in Node, and no country is in another language', async ({
  page,
}) => {
  await page.goto('/texts.html')
  await expect(page.locator('#texts')).not.toBeEmpty()
  const found = JSON.parse((await page.locator('#texts').textContent()) ?? '') as Readonly<Record<string, SaidIn>>
  expect(Object.keys(found)).toEqual(Object.keys(languages))
  for (const [name, messages] of Object.entries(languages)) {
    const [here, there] = [found[name], saidIn(messages)]
    expect(here?.texts, name).toEqual(there.texts)
    expect(here?.counted, name).toEqual(there.counted)
    // The browser's own word for a country may be newer than Node's; where it has the English one, it has none.
    if (here?.germany !== 'Germany' || name === 'en') continue
    const { BY = '', DE = '', KZ = '', UZ = '', US = '' } = messages.countryNames ?? {}
    expect(here.countries, name).toEqual({ BY, DE, KZ, UZ, US })
    expect(here.joined.replaceAll(DE, '').replaceAll(US, ''), name).not.toMatch(/and/)
    expect(here.joined, name).toContain(DE)
  }
})

test('the languages that bring names of countries are those that Chromium has none for, and it counts in each', {
  tag: '@chromium',
}, async ({ page }) => {
  await page.goto('/texts.html')
  const found = JSON.parse((await page.locator('#texts').textContent()) ?? '') as Readonly<Record<string, SaidIn>>
  const without = Object.entries(found).filter(([name, { germany }]) => name !== 'en' && germany === 'Germany')
  const bringing = Object.values(languages).filter(({ countryNames }) => countryNames !== undefined)
  expect(without.map(([name]) => name)).toEqual(bringing.map(({ language }) => language))
  expect(Object.entries(found).filter(([, { isCounted }]) => !isCounted)).toEqual([])
})

test.describe('in a language that the browser has not', () => {
  for (const [lang, words] of Object.entries({
    be: { country: 'Германія', typed: 'герм' },
    kk: { country: 'Германия', typed: 'герм' },
    uz: { country: 'Germaniya', typed: 'germa' },
  })) {
    test(`${lang}: the list of countries is in it, and is searched in it`, async ({ page, widget, world }) => {
      await widget.open({ backend: 'better-auth', captcha: 'none', lang, world })
      const { phone } = languages[lang] ?? {}
      await page.locator('.entryphone-opener').click()
      const search = page.getByRole('combobox', { name: phone?.searchCountry ?? '' })
      await search.fill(words.typed)
      await expect(page.getByRole('option', { name: `${words.country} +49` })).toBeVisible()
    })
  }
})
