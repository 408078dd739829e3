import { compileFn } from 'zod/v4/core'
import type { SomeType } from 'zod/v4/core'

/**
 * The schemas of a `*.schema.ts`, as functions that need no zod: 8.5 kB and a quarter of a MiB of memory that a page with
 * the widget does without until a step has a form of several fields. zod makes them itself (`compileFn`); this writes down
 * what it has made, since a page's policy may forbid to make code there.
 */
export function compiledSchemas(schemas: Readonly<Record<string, unknown>>): string {
  /** What several places of a file compare with is there once: name by literal. */
  const shared = new Map<string, string>()
  const share = (literal: string) => {
    const name = shared.get(literal) ?? `shared${shared.size}`
    shared.set(literal, name)
    return name
  }
  const exports = Object.entries(schemas).map(([name, schema]) => {
    if (!isSchema(schema)) throw new Error(`${name} is no schema: a *.schema.ts exports nothing else.`)
    return `export const ${name} = /* @__PURE__ */ reader(${parserOf(name, schema, share)});`
  })
  return [
    ...[...shared].map(([literal, name]) => `const ${name} = ${literal};`),
    'const INVALID = /* @__PURE__ */ Symbol();',
    'const reader = (parse) => ({ safeParse(value) {',
    '  const data = parse(value);',
    '  return data === INVALID ? { success: false } : { success: true, data };',
    '} });',
    ...exports,
  ].join('\n')
}

function isSchema(value: unknown): value is SomeType {
  return typeof value === 'object' && value !== null && '_zod' in value
}

function parserOf(name: string, schema: SomeType, share: (literal: string) => string): string {
  const { constants, code } = generated(schema)
  const kept = Object.entries(constants).map(
    ([constant, value]) => `const ${constant} = ${share(literalOf(name, value))};`,
  )
  return `/* @__PURE__ */ (() => { ${kept.join(' ')} ${code} })()`
}

interface Generated {
  readonly constants: Readonly<Record<string, unknown>>
  /** `return (input) => {…}` */
  readonly code: string
}

/** zod hands what it has generated to `Function`, with what it refers to: both are looked at on the way. */
function generated(schema: SomeType): Generated {
  const taken: { value?: Generated } = {}
  const real = globalThis.Function
  class Looking {
    constructor(...names: string[]) {
      const code = names.pop() ?? ''
      return (...values: unknown[]) => {
        const constants = names.map((constant, index) => [constant, values[index]] as const)
        taken.value = { code, constants: Object.fromEntries(constants.filter(([constant]) => constant !== 'INVALID')) }
        return () => undefined
      }
    }
  }
  try {
    Reflect.set(globalThis, 'Function', Looking)
    compileFn(schema)
  } finally {
    Reflect.set(globalThis, 'Function', real)
  }
  if (taken.value === undefined) throw new Error('zod’s `compileFn` no longer makes its parser with `Function`.')
  return taken.value
}

/** What can be written down: a pattern, or a set of texts. A function of zod's (of a length, say) cannot. */
function literalOf(name: string, value: unknown): string {
  if (value instanceof RegExp) return String(value)
  if (value instanceof Set) return `/* @__PURE__ */ new Set(${JSON.stringify([...value])})`
  throw new Error(
    `${name} needs more than patterns and sets of texts when it is compiled: check that where it is read.`,
  )
}
