import { posix } from 'node:path'
import { isNode, listOf, type Node, nodeOf } from './nodes.ts'

type Parse = (code: string) => Node

/**
 * A browser only looks over a function as a script arrives, and compiles it when it is first called: on the page's own
 * thread, one after the other, while somebody waits for the form. One in parentheses it compiles as the script arrives,
 * on another thread. So each function of a file that a screen is made of becomes a constant in parentheses, at the top,
 * where all that is made as the file loads finds it, and so does what a component hands to a hook. Vite's own minifier
 * keeps the parentheses; where another takes them away, nothing is lost. What is `lazy` has none, and is compiled when it
 * is called: code that is never called would only lie in memory.
 */
export function readyFunctions(
  code: string,
  parse: Parse,
  asked: ReadonlySet<string> = new Set(),
  lazy: ReadonlySet<string> = new Set(),
): string {
  const marked = withParentheses(code, parse(code))
  const body = listOf(parse(marked), 'body')
  const kept = withAllTheyName(asked, body, marked)
  const constants = body.filter((node) => isPlain(node, marked) && !kept.has(nameOf(node, marked)))
  return hoisted(marked, body, constants, lazy)
}

/**
 * The functions of each file that another one may ask for while both load, since they import each other in a circle: a
 * constant is not there yet then, and they stay what they are.
 */
export function askedWhileLoading(
  files: Readonly<Record<string, string>>,
  parse: Parse,
): ReadonlyMap<string, ReadonlySet<string>> {
  const bodies = new Map(Object.entries(files).map(([file, code]) => [file, listOf(parse(code), 'body')]))
  const imports = new Map([...bodies].map(([file, body]) => [file, importsOf(file, body, files[file] ?? '')]))
  const reach = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const { file } of imports.get(from) ?? []) if (!seen.has(file)) reach(file, seen.add(file))
    return seen
  }
  const reached = new Map([...bodies.keys()].map((file) => [file, reach(file)]))
  return new Map(
    [...bodies].map(([file, body]) => {
      const exported = exportsOf(body, files[file] ?? '')
      const inCircle = [...(reached.get(file) ?? [])].filter((other) => reached.get(other)?.has(file) === true)
      const names = inCircle.flatMap((other) => imports.get(other) ?? []).filter((one) => one.file === file)
      return [file, new Set(names.flatMap(({ names: all }) => all.map((name) => exported.get(name) ?? name)))]
    }),
  )
}

function importsOf(file: string, body: readonly Node[], code: string) {
  return body
    .filter(({ type }) => /^(?:Import|ExportNamed|ExportAll)Declaration$/.test(type))
    .flatMap((node) => {
      const source = nodeOf(node, 'source')
      const path = source && code.slice(source.start + 1, source.end - 1)
      if (path === undefined || !path.startsWith('.')) return []
      const names = listOf(node, 'specifiers').map((one) => textOf(one, 'imported', code) ?? textOf(one, 'local', code))
      return [{ file: posix.join(posix.dirname(file), path), names: names.flatMap((name) => name ?? []) }]
    })
}

/** Local names by the exported ones. */
function exportsOf(body: readonly Node[], code: string): ReadonlyMap<string, string> {
  const all = body.filter(({ type }) => type === 'ExportNamedDeclaration').flatMap((node) => listOf(node, 'specifiers'))
  return new Map(all.map((one) => [textOf(one, 'exported', code) ?? '', textOf(one, 'local', code) ?? '']))
}

/** With the functions that these call in turn. */
function withAllTheyName(names: ReadonlySet<string>, body: readonly Node[], code: string): ReadonlySet<string> {
  const texts = new Map(
    body
      .filter(({ type }) => type === 'FunctionDeclaration')
      .map((node) => [nameOf(node, code), code.slice(node.start, node.end)]),
  )
  const found = new Set<string>()
  const add = (name: string) => {
    const text = texts.get(name)
    if (text === undefined || found.has(name)) return
    found.add(name)
    for (const [word] of text.matchAll(/[\w$]+/g)) add(word)
  }
  for (const name of names) add(name)
  return found
}

function nameOf(node: Node, code: string): string {
  return textOf(node, 'id', code) ?? ''
}

function textOf(node: Node, name: string, code: string): string | undefined {
  const found = nodeOf(node, name)
  return found && code.slice(found.start, found.end)
}

/** Hooks that call what they are given as the component is drawn, or right after. */
const atOnce = /^use(?:Effect|CommitEffect|State|Memo|SyncExternalStore)$/

function withParentheses(code: string, program: Node): string {
  const given: Node[] = []
  visit(program, (node) => {
    const callee = node.type === 'CallExpression' ? nodeOf(node, 'callee') : undefined
    if (callee === undefined || !atOnce.test(code.slice(callee.start, callee.end))) return
    given.push(...listOf(node, 'arguments').filter(({ type }) => type === 'ArrowFunctionExpression'))
  })
  return edited(
    code,
    given.toSorted((one, other) => one.start - other.start),
  )
}

/** One may stand within another. */
function edited(code: string, functions: readonly Node[]): string {
  const marks = functions
    .flatMap(({ start, end }) => [
      { at: start, mark: '(' },
      { at: end, mark: ')' },
    ])
    .toSorted((one, other) => one.at - other.at)
  let made = ''
  let done = 0
  for (const { at, mark } of marks) {
    made += code.slice(done, at) + mark
    done = at
  }
  return made + code.slice(done)
}

function hoisted(code: string, body: readonly Node[], functions: readonly Node[], lazy: ReadonlySet<string>): string {
  const isHead = ({ type, start, end }: Node) =>
    type === 'ImportDeclaration' || /^(['"])use \w+\1/.test(code.slice(start, end))
  const head = body.findLast(isHead)?.end ?? 0
  let rest = ''
  let at = head
  for (const { start, end } of functions) {
    rest += code.slice(at, start)
    at = end
  }
  const constants = functions.map((node) => constantOf(node, code, lazy))
  return [code.slice(0, head), ...constants, rest + code.slice(at)].join('\n')
}

/** It can be written as an arrow. */
function isPlain(node: Node, code: string): boolean {
  return (
    node.type === 'FunctionDeclaration' &&
    Reflect.get(node, 'generator') !== true &&
    !/\b(?:this|arguments|new\.target)\b/.test(code.slice(node.start, node.end))
  )
}

function constantOf(node: Node, code: string, lazy: ReadonlySet<string>): string {
  const [id, block] = [nodeOf(node, 'id'), nodeOf(node, 'body')]
  if (id === undefined || block === undefined) throw new Error('A declared function has a name and a body.')
  const made = `${code.slice(id.end, block.start).trim()} => ${code.slice(block.start, block.end)}`
  const name = code.slice(id.start, id.end)
  const arrow = `${Reflect.get(node, 'async') === true ? 'async ' : ''}${made}`
  return `const ${name} = ${lazy.has(name) ? arrow : `(${arrow})`};`
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node)
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) visit(inner, look)
  }
}
