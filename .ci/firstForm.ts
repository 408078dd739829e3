import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * How the first form is packed. A bundler of a host's puts a module that two of its own chunks need into a third, so a form
 * of a hundred modules becomes ten scripts. Here it becomes a few files: what its rooms need that run anywhere, what later
 * screens need too, and what only it needs. What most of the later screens need, and it does not, is another. What names a later chunk stays a file of its own, or whoever uses one part would
 * have what all later chunks need; and none of those is needed by a later chunk, or a bundler could not see that whoever
 * loads one has the first form already.
 */
export interface FirstForm {
  /** Which file of the package a module of ours goes to; nothing, where it is one of its own. */
  fileOf(module: string): string | undefined
  /** Whether the first form needs it at once. */
  has(module: string): boolean
  /** Modules that name a later chunk and that one needs as well, in words. */
  readonly faults: readonly string[]
}

/** `entries` are those that a host imports by a name: they stay files of their own. */
export function firstForm(root: string, entries: readonly string[]): FirstForm {
  const source = join(root, 'src')
  const first = reachOf([join(source, 'ui/SignIn.tsx')])
  const chunks = new Set([...first].flatMap(laterImportsOf))
  const later = reachOf([...chunks])
  const screens = [...chunks]
    .filter((chunk) => chunk.startsWith(join(source, 'ui/steps')))
    .map((chunk) => reachOf([chunk]))
  // A server component may call a backend: no file of it may say that it is for browsers alone.
  const backends = entries
    .filter((entry) => /\/backends\/[^/]+\/index\.ts$/.test(entry))
    .map((entry) => reachOf([entry]))
  // What a later screen needs of it is a few lines, which would be a chunk of their own between it and a backend's.
  const isRuntime = (module: string) => /^(protocol|runtime)\//.test(relative(source, module))
  // Nor of what a host may call there besides: a language counts, a diagram walks the flow.
  const plain = reachOf(entries, isClient)
  const anywhere = (module: string) =>
    (plain.has(module) && !isClient(module) && first.has(module)) ||
    (/^(protocol|runtime|phone)\//.test(relative(source, module)) &&
      (first.has(module) ||
        (isRuntime(module) && later.has(module)) ||
        backends.every((reached) => reached.has(module))))
  return {
    has: (module) => first.has(module),
    fileOf(module) {
      if (entries.includes(module) || !module.startsWith(source) || laterImportsOf(module).length > 0) return undefined
      if (anywhere(module)) return relative(source, module).startsWith('phone') ? 'chunks/numbers' : 'chunks/runtime'
      // A few lines each, which would be a request each.
      const isOfMost = screens.filter((reached) => reached.has(module)).length > screens.length / 2
      if (!first.has(module)) return isOfMost && !plain.has(module) ? 'chunks/later' : undefined
      return later.has(module) ? 'chunks/shared' : 'chunks/firstForm'
    },
    faults: [...first]
      .filter((module) => later.has(module) && laterImportsOf(module).length > 0)
      .map((module) => `${module} names a later chunk and is needed by one: have it handed down by the card instead.`),
  }
}

export function isClient(module: string): boolean {
  return /^\s*'use client'/.test(readFileSync(module, 'utf8'))
}

/** These and all that they import at once, in any number of steps; what ends it is reached, and nothing by it. */
export function reachOf(
  modules: readonly string[],
  endsAt: (module: string) => boolean = () => false,
): ReadonlySet<string> {
  const reached = new Set<string>()
  const visit = (module: string) => {
    if (reached.has(module)) return
    reached.add(module)
    if (endsAt(module)) return
    for (const imported of importsOf(module, /^(?:import|export)\s(?!type\b)(?:[^'"]*?\sfrom\s+)?'(\.[^']+)'/gm)) {
      visit(imported)
    }
  }
  for (const module of modules) visit(module)
  return reached
}

function laterImportsOf(module: string): readonly string[] {
  return importsOf(module, /\bimport\('(\.[^']+)'\)/g)
}

function importsOf(module: string, pattern: RegExp): readonly string[] {
  return [...readFileSync(module, 'utf8').matchAll(pattern)]
    .map((match) => join(dirname(module), match[1] ?? ''))
    .filter((path) => /\.tsx?$/.test(path))
}
