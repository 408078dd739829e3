import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'lightningcss'
import { describe, expect, test } from 'vitest'
import { stylesheet } from '../../../.ci/stylesheet.ts'
import { registryItems } from './registry.ts'
import { tokens } from './tokens.ts'
import { defaultsIn, tokensPage } from './tokensPage.ts'

const folder = join(import.meta.dirname, '../../../src/ui/theme')
const css = readdirSync(folder)
  .toSorted((one, other) => Number(other === 'tokens.css') - Number(one === 'tokens.css'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')
const defaults = defaultsIn(css)

test('each token that the stylesheet asks for is told of, and no other', () => {
  const asked = [...stylesheet().matchAll(/var\(--entryphone-([\w-]+)/g)].map(([, name = '']) => name)
  expect(Object.keys(tokens).toSorted()).toEqual([...new Set(asked)].toSorted())
  expect(Object.keys(defaults).toSorted()).toEqual(Object.keys(tokens).toSorted())
})

test('the page has their defaults from the stylesheet', async () => {
  expect(defaults['card']).toEqual({ light: '#ffffff', dark: '#171c23' })
  expect(defaults['radius']).toEqual({ light: '12px', dark: '12px' })
  // `npm run test:unit -- stories/docs -u` writes them.
  await expect(tokensPage(defaults)).toMatchFileSnapshot(join(import.meta.dirname, 'tokens.md'))
  await expect(`${JSON.stringify(defaults, null, 2)}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'defaults.json'))
})

describe.each(readdirSync(import.meta.dirname).filter((file) => file.endsWith('.md')))('%s', (file) => {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  const blocks = [...text.matchAll(/^```css\n(.*?)^```$/gms)].map(([, block = '']) => block)

  test('shows rules that a browser reads', () => {
    expect(blocks).not.toHaveLength(0)
    for (const block of blocks) {
      // An `@import` that comes late, and `theme()`, are Tailwind's to make plain.
      const rules = block.replaceAll(/^@(import|tailwind|layer) .*$/gm, '')
      expect(() => transform({ filename: file, code: Buffer.from(rules) })).not.toThrow()
    }
  })

  test('sets tokens that there are', () => {
    const set = blocks.flatMap((block) => [...block.matchAll(/--entryphone-([\w-]+):/g)].map(([, name = '']) => name))
    expect(set.filter((name) => !(name in tokens))).toEqual([])
  })
})

test('what shadcn is given is what the page about it shows', async () => {
  const items = registryItems(readFileSync(join(import.meta.dirname, 'shadcn.md'), 'utf8'))
  expect(items.map(({ name }) => name)).toEqual(['sign-in', 'sign-in-flow'])
  for (const item of items) {
    expect(item.files[0]?.content).toContain('export function SignIn')
    const file = join(import.meta.dirname, `../../../public/r/${item.name}.json`)
    await expect(`${JSON.stringify(item, null, 2)}\n`).toMatchFileSnapshot(file)
  }
  expect(Object.keys(items[0]?.css?.['.entryphone'] ?? {})).toContain('--entryphone-accent')
})
