import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { type CompiledSchema, compiled } from '../src/runtime/compiled.ts'
import { compiledSchemas } from './compiledSchemas.ts'

/** What the package has in place of a schema. */
function asShipped(schemas: Readonly<Record<string, unknown>>): Record<string, CompiledSchema<unknown>> {
  const code = compiledSchemas(schemas).replaceAll('export const ', 'exported.')
  const exported: Record<string, CompiledSchema<unknown>> = {}
  const evaluate = new Script(`(exported) => {${code}}`).runInThisContext() as (into: typeof exported) => void
  evaluate(exported)
  return exported
}

const source = join(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.schema.ts'))

/** What an answer may be: the names that the schemas know, each with something of its kind and of any other. */
const words = fc.constantFrom('', '1', '12345678901234567890', 'a', 'https://x.example', 'x/zitadel.v1.ErrorDetail')
const leaf = fc.oneof(
  words,
  fc.constantFrom(null, undefined, true, false, 0, 1, 16, 17, 1.5, -1, Number.NaN, 2 ** 60),
  fc.array(words, { maxLength: 3 }),
)

function answers(names: readonly string[]): fc.Arbitrary<unknown> {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.dictionary(fc.constantFrom(...names, '__proto__', 'other'), tie('value'), { maxKeys: 6 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }))
  return value
}

/** Every name that the schemas of a file know. */
function namesIn(file: string): readonly string[] {
  return [...readFileSync(join(source, file), 'utf8').matchAll(/([@\w]+)'?: z\./g)].map(([, name = '']) => name)
}

/** An answer that a schema takes, or one like it. */
function likely(schema: unknown): fc.Arbitrary<unknown> {
  const { type, ...def } = defOf(schema)
  const shape = Object.fromEntries(Object.entries(def.shape ?? {}).map(([name, one]) => [name, likely(one)]))
  const needed = Object.entries(def.shape ?? {}).flatMap(([name, one]) =>
    defOf(one).type === 'optional' ? [] : [name],
  )
  const kinds: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
    object: () =>
      fc.oneof(
        { weight: 9, arbitrary: fc.record(shape, { requiredKeys: needed }) },
        { weight: 1, arbitrary: fc.record(shape, { requiredKeys: [] }) },
      ),
    optional: () =>
      fc.oneof({ weight: 9, arbitrary: likely(def.innerType) }, { weight: 1, arbitrary: fc.constant(undefined) }),
    nullable: () => fc.oneof(likely(def.innerType), fc.constant(null)),
    array: () => fc.array(likely(def.element), { maxLength: 3 }),
    union: () => fc.oneof(...(def.options ?? []).map(likely)),
    literal: () => fc.constantFrom(...(def.values ?? []), 7),
    boolean: () => fc.boolean(),
    number: () => fc.constantFrom(0, 1, 5, 16, 17, 1.5),
    string: () => {
      const fitting = patternsOf(def).map((pattern) => ({ weight: 4, arbitrary: fc.stringMatching(pattern) }))
      return fc.oneof({ weight: 1, arbitrary: words }, ...fitting)
    },
  }
  const likelyOne = kinds[type]
  return likelyOne === undefined
    ? leaf
    : fc.oneof({ weight: 19, arbitrary: likelyOne() }, { weight: 1, arbitrary: leaf })
}

/** What a schema was made with. */
interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, unknown>>
  readonly innerType?: unknown
  readonly element?: unknown
  readonly options?: readonly unknown[]
  readonly values?: readonly unknown[]
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly pattern?: RegExp } } }[]
}

/** What each text has to look like, in words that a generator of texts knows: `[^]` is any character, also a line's end. */
function patternsOf({ checks = [] }: Pick<Def, 'checks'>): readonly RegExp[] {
  const patterns = checks.flatMap(({ _zod: { def } }) => def.pattern ?? [])
  return patterns.map(({ source: text, flags }) => new RegExp(text.replaceAll('[^]', '[\\s\\S]'), flags))
}

function defOf(schema: unknown): Def {
  return (schema as { readonly def: Def }).def
}

describe('a schema that ships without zod', () => {
  test('there are some', () => expect(files.length).toBeGreaterThan(2))

  test.each(files)('takes and refuses what zod does, with the same result: %s', async (file) => {
    const schemas = (await import(join(source, file))) as Readonly<Record<string, CompiledSchema<unknown>>>
    const shipped = asShipped(schemas)
    expect(Object.keys(shipped)).toEqual(Object.keys(schemas))
    for (const [name, schema] of Object.entries(schemas)) {
      let taken = 0
      const one = fc.oneof({ weight: 4, arbitrary: likely(schema) }, answers(namesIn(file)))
      fc.assert(
        fc.property(one, (value) => {
          const { success, data } = schema.safeParse(value)
          taken += success ? 1 : 0
          expect(shipped[name]?.safeParse(value)).toEqual(success ? { success, data } : { success })
        }),
        { numRuns: 2000 },
      )
      expect(taken, `${name} was given something that it takes`).toBeGreaterThan(20)
    }
  })

  test('may have a pattern, and says so where it needs a function of zod’s', () => {
    const pattern = asShipped({ digits: compiled(z.object({ code: z.string().check(z.regex(/^\d+$/g)) })) })
    expect(['12', '12', 'a'].map((code) => pattern['digits']?.safeParse({ code }).success)).toEqual([true, true, false])
    expect(() => compiledSchemas({ long: z.string().check(z.maxLength(3)) })).toThrow('long needs more than patterns')
    expect(() => compiledSchemas({ most: 100 })).toThrow('most is no schema')
  })

  test('leaves the page’s own Function where it was', () => {
    const { Function: before } = globalThis
    compiledSchemas({ text: z.string() })
    expect(globalThis.Function).toBe(before)
  })
})
