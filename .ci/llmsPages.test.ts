import { expect, test } from 'vitest'
import { documentPages, listOf, sentenceOf, titleOf } from './llmsPages.ts'

const pages = documentPages()

test.each(pages)('$path has a title and a sentence for whoever reads the list alone', ({ text }) => {
  expect(titleOf(text)).not.toBe('')
  expect(sentenceOf(text)).toMatch(/^.{10,}\.$/)
})

test('the list has README first, and each page once', () => {
  const paths = [...listOf(pages, '../').matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path)
  expect(paths[0]).toBe('README.md')
  expect(paths).toEqual(pages.map(({ path }) => path))
})

test('a sentence ends where it ends, without links, and code is none', () => {
  expect(sentenceOf('# A\n\n```ts\nconst a = 1\n\nconst b = 2\n```\n\n[One](b.md) is\ntwo: three.')).toBe('One is two.')
})
