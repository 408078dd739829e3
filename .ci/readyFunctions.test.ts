import { parse } from 'acorn'
import { describe, expect, test } from 'vitest'
import { askedWhileLoading, readyFunctions } from './readyFunctions.ts'

/** What a browser compiles as it arrives stands in parentheses. */
const made = (code: string, asked?: ReadonlySet<string>) => readyFunctions(code, parsed, asked)
const parsed = (text: string) => parse(text, { ecmaVersion: 'latest', sourceType: 'module' })

test('a function is a constant in parentheses, before anything that is made as the file loads', () => {
  const code =
    'import { a } from "./a.js";\nconst two = one(1);\nfunction one(x, { y } = {}) { return a + x; }\nexport { two };'
  expect(
    made(code)
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual([
    'import { a } from "./a.js";',
    'const one = ((x, { y } = {}) => { return a + x; });',
    'const two = one(1);',
    'export { two };',
  ])
})

test('what waits says so still, and what the file says of itself stays first', () => {
  const lines = made('"use client";\nasync function load() { await 1; }').split('\n')
  expect(lines.filter((line) => line !== '')).toEqual(['"use client";', 'const load = (async () => { await 1; });'])
})

test('what few ever call is a constant without parentheses', () => {
  const code = 'function seldom() { return often(); }\nfunction often() { return 1; }'
  const lines = readyFunctions(code, parsed, undefined, new Set(['seldom'])).split('\n')
  expect(lines.filter((line) => line !== '')).toEqual([
    'const seldom = () => { return often(); };',
    'const often = (() => { return 1; });',
  ])
})

test('what is called by `new`, knows its arguments or gives one thing after another stays what it is', () => {
  const code = [
    'function Old() { this.a = 1; }',
    'function all() { return arguments; }',
    'function* each() { yield 1; }',
    'class Thing { get() { return this; } }',
  ].join('\n')
  expect(made(code).trim()).toBe(code)
})

test('what a component hands to a hook that calls it at once stands in parentheses too', () => {
  const code = 'const use = () => { const [a] = useState(() => make(() => 1)); useEffect(() => { go(a); }, [a]); };'
  expect(made(code).trim()).toBe(
    'const use = () => { const [a] = useState((() => make(() => 1))); useEffect((() => { go(a); }), [a]); };',
  )
})

test('one within another has its own', () => {
  const code = 'const a = () => useMemo(() => useMemo(() => 1));'
  expect(made(code).trim()).toBe('const a = () => useMemo((() => useMemo((() => 1))));')
})

describe('files that import each other in a circle', () => {
  const files = {
    'chunks/all.js':
      'import { words } from "../words.js";\nfunction time() { return part(); }\nfunction part() { return words; }\nfunction other() {}\nexport { time as t, other as o };',
    'words.js': 'import { t as time } from "./chunks/all.js";\nconst words = { time: time() };\nexport { words };',
    'page.js': 'import { o as other } from "./chunks/all.js";\nother();',
  }
  const asked = askedWhileLoading(files, parsed)

  test('have functions that one asks the other for while both load', () => {
    expect(Object.fromEntries(asked)).toEqual({
      'chunks/all.js': new Set(['time']),
      'words.js': new Set(['words']),
      'page.js': new Set(),
    })
  })

  test('which stay functions, with all that they call', () => {
    expect(made(files['chunks/all.js'], asked.get('chunks/all.js'))).toMatch(
      /const other = [^]*\nfunction time\(\)[^]*\nfunction part\(\)/,
    )
  })
})
