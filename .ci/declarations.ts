import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { entries } from './entries.ts'

/**
 * The compiler writes declarations of every module; a host can see those alone that an entry's own declarations lead to. The
 * others are taken out of the build: `tsx .ci/declarations.ts`.
 */
const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

/** Declarations in the build that no entry leads to. */
export function strayDeclarations(): readonly string[] {
  const needed = new Set<string>()
  const visit = (file: string) => {
    if (needed.has(file) || !existsSync(file)) return
    needed.add(file)
    for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
      visit(join(dirname(file), specifier.replace(/\.(ts|tsx|js)$/, '.d.ts')))
    }
  }
  for (const entry of Object.keys(entries(root))) visit(join(dist, `${entry}.d.ts`))
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts') && !file.endsWith('.css.d.ts'))
    .filter((file) => !needed.has(join(dist, file)))
    .toSorted()
}

function importsOf(declarations: string): readonly string[] {
  return [...declarations.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map(
    ([, specifier = '']) => specifier,
  )
}

if (relative(import.meta.filename, process.argv[1] ?? '') === '') {
  for (const file of strayDeclarations()) rmSync(join(dist, file))
  removeEmptyFolders(dist)
}

function removeEmptyFolders(folder: string): void {
  for (const found of readdirSync(folder, { withFileTypes: true })) {
    if (found.isDirectory()) removeEmptyFolders(join(folder, found.name))
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
}
