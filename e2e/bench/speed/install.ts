import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { cache } from '../../../.ci/gate.ts'

export const benchCache = join(cache, 'bench')

/** The tarball as the registry would get it; `prepack` builds it anew. Named by what is in it, so that npm sees another. */
export function packOurs(): string {
  const folder = join(benchCache, 'packed')
  mkdirSync(folder, { recursive: true })
  const words = ['pack', '--json', '--pack-destination', folder]
  const said = execFileSync('npm', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const [packed] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(said))
  if (packed === undefined) throw new Error('npm pack packed nothing.')
  const file = join(folder, packed.filename)
  const content = readFileSync(file)
  const named = join(folder, `entryphone-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.tgz`)
  writeFileSync(named, content)
  return named
}

/** Installs packages into a folder of their own in the cache, unless just these are there. Answers which folder. */
export function install(packages: Readonly<Record<string, string>>): string {
  const names = Object.keys(packages).filter((name) => !/^react(?:-dom)?$/.test(name))
  const folder = join(benchCache, 'installed', names.join('+').replaceAll('/', '-') || 'react')
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: packages })
  const file = join(folder, 'package.json')
  const isThere =
    existsSync(file) && existsSync(join(folder, 'node_modules')) && readFileSync(file, 'utf8') === manifest
  if (isThere) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  writeFileSync(join(folder, '.npmrc'), '')
  writeFileSync(join(folder, 'package.json'), manifest)
  execFileSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  return folder
}
