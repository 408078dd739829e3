import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { published, shortNames, stylesheet } from './stylesheet.ts'

const css = stylesheet()

/** Selectors of style rules: what stands before a block that is no at-rule's and no step of an animation. */
const selectors = [
  ...css.replaceAll(/@keyframes [\w-]+\{(?:[^{}]*\{[^{}]*\})*\}/g, '').matchAll(/(?<=[{};]|\*\/ ?\n?)([^{};@]+)\{/g),
]
  .flatMap(([, list = '']) => splitList(list))
  .map((selector) => selector.trim())

test('the stylesheet, every step in it, is at most 6 KiB', () => {
  expect(gzipSync(published()).length).toBeLessThanOrEqual(6 * 1024)
})

test('what is published is the same sheet: each name of its own has another, which nothing else has', () => {
  const names = shortNames(css)
  const back = new Map([...names].map(([name, short]) => [short, name]))
  expect(back.size).toBe(names.size)
  expect([...names.values()].filter((short) => css.includes(`${short}:`) || css.includes(`${short})`))).toEqual([])
  expect(published().replaceAll(/--_\w\b/g, (short) => back.get(short) ?? short)).toBe(css)
})

test('a rule weighs one class, so that any class that comes later wins over it', () => {
  expect(selectors.length).toBeGreaterThan(200)
  const heavy = selectors.filter((selector) => {
    const weighs = withoutWhere(selector)
    return (weighs.match(/\.[\w-]+|\[[^\]]*\]|(?<!:):[\w-]+/g) ?? []).length !== 1 || /#/.test(weighs)
  })
  expect(heavy).toEqual([])
})

test('lengths hang on one size, which is the only thing that hangs on a rem', () => {
  const media = /@media[^{]*/g
  expect(css.replaceAll(media, '').match(/[\d.]+rem\b/g)).toEqual(['1rem'])
})

test('a system that is dark and a host that says dark have the same tokens', () => {
  const asked = /\.entryphone:where\(:not\(\[data-theme='light'\]\)\)\{([^}]*)\}/.exec(css)?.[1]
  const said = /\.entryphone:where\(\[data-theme='dark'\]\)\{([^}]*)\}/.exec(css)?.[1]
  expect(asked).toContain('--_accent:')
  expect(said).toBe(asked)
})

test('everything that is ours is named so', () => {
  expect(selectors.filter((selector) => !selector.includes('.entryphone'))).toEqual([])
})

/** `:where()` and all in it weighs nothing. */
function withoutWhere(selector: string): string {
  const start = selector.indexOf(':where(')
  if (start < 0) return selector
  let end = start + ':where('.length
  for (let depth = 1; depth > 0 && end < selector.length; end += 1) {
    if (selector[end] === '(') depth += 1
    if (selector[end] === ')') depth -= 1
  }
  return withoutWhere(selector.slice(0, start) + selector.slice(end))
}

/** By the commas that are in no brackets. */
function splitList(list: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const sign of list) {
    if ('(['.includes(sign)) depth += 1
    if (')]'.includes(sign)) depth -= 1
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}
