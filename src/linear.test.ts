import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'

/*
 * Every regular expression that ships, as the source has it, run over long texts made of the signs it looks for. Whatever
 * a person, a server or a clipboard can bring meets one of these: the work may grow as the text does, and no faster.
 */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test|test-support|homeRules/.test(path) && !/^(?:sandbox|testing)\b/.test(path),
)

interface Literal {
  readonly path: string
  readonly pattern: RegExp
}

/** Read by a parser: by eye, a division looks like one. */
function literalsIn(path: string): readonly Literal[] {
  const found: Literal[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('regex' in node && 'raw' in node && typeof node.raw === 'string') {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/su.exec(node.raw) ?? []
      found.push({ path, pattern: new RegExp(source, flags.replaceAll(/[gy]/g, '')) })
    }
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseAst(readFileSync(join(import.meta.dirname, path), 'utf8'), { lang: path.endsWith('x') ? 'tsx' : 'ts' }))
  return found
}

const signs = [
  '1',
  'a',
  'A',
  '=',
  '/',
  ' ',
  '-',
  '@',
  '+',
  '(',
  ')',
  '.',
  ',',
  '!',
  ':',
  '%',
  '#',
  '\n',
  '\u0301',
  'я',
  '\u200e',
]

/** What the pattern has a use for, alone, in pairs and one behind another, and at the end what it has no use for. */
function texts({ source, flags }: RegExp): readonly ((length: number) => string)[] {
  const classes = source.match(/\[(?:\\.|[^\]\\])*\]|\\[a-zA-Z](?:\{[^}]*\})?|\\?./gsu) ?? []
  const isUsed = (sign: string) =>
    classes.some((part) => {
      try {
        return new RegExp(`^(?:${part})$`, flags).test(sign)
      } catch {
        return false
      }
    })
  const used = signs.filter(isUsed)
  return used.flatMap((one) =>
    used.flatMap((other) => [
      (length: number) => `${one}${other.repeat(length)}\0`,
      (length: number) => `${(one + other).repeat(length / 2)}\0`,
    ]),
  )
}

/** The least of several, in milliseconds: what else the machine does is no part of it. */
function work(pattern: RegExp, text: string): number {
  const once = () => {
    const before = performance.now()
    pattern.test(text)
    return performance.now() - before
  }
  const first = once()
  return first < 1 ? first : Math.min(first, once(), once())
}

/** Ten times the text may be thirty times the work: linear is ten, its square a hundred. Below a moment nothing is measured. */
function growsFaster(pattern: RegExp): boolean {
  const moment = 0.3
  return texts(pattern).some((text) => {
    const long = work(pattern, text(20_000))
    return long > 30 * moment && long > 30 * Math.max(moment, work(pattern, text(2_000)))
  })
}

test('the check sees what it is for, and only that', () => {
  expect([/=+$/, /^[A-Z][a-z]+[A-Za-z]*$/, /\p{L}.*\s/su].map(growsFaster)).toEqual([true, true, true])
  expect([/=/, /^=+$/, /\s+/, /^[A-Z][a-z][A-Za-z]*$/].map(growsFaster)).toEqual([false, false, false, false])
})

test('no regular expression that ships does more than look at a text once', () => {
  const literals = sources.flatMap(literalsIn)
  expect(literals.length).toBeGreaterThan(60)
  const slow = literals.filter(({ pattern }) => growsFaster(pattern))
  expect(slow.map(({ path, pattern }) => `${path} ${String(pattern)}`)).toEqual([])
}, 120_000)
