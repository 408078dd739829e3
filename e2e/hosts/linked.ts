import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { startOf } from './gettingStarted.ts'
import { withoutOurs } from './install.ts'

const root = join(import.meta.dirname, '../..')

/**
 * The app of the page "Getting started with Vite" with the packed package in it, and nothing installed: what else it needs is
 * found in the folders above. The package is packed as it has been built. Returns the folder that is served.
 */
export function buildLinkedHost(): string {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/linked-'))
  const run = (program: string, ...words: readonly string[]) =>
    execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: withoutOurs() })
  const said = run('npm', 'pack', root, '--json', '--ignore-scripts', '--pack-destination', folder)
  const [packed] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(said))
  if (packed === undefined) throw new Error('npm pack packed nothing.')
  run('tar', '-xzf', packed.filename)
  const place = join(folder, 'app/node_modules/entryphone')
  mkdirSync(dirname(place), { recursive: true })
  cpSync(join(folder, 'package'), place, { recursive: true })
  cpSync(join(import.meta.dirname, 'apps/vite-linked'), join(folder, 'app'), { recursive: true })
  const { path, text } = startOf('vite').file
  mkdirSync(dirname(join(folder, 'app', path)), { recursive: true })
  writeFileSync(join(folder, 'app', path), text)
  run(join(root, 'node_modules/.bin/vite'), 'build', 'app', '--base', './', '--logLevel', 'error')
  const served = join(root, '.cache/linked')
  rmSync(served, { recursive: true, force: true })
  cpSync(join(folder, 'app/dist'), served, { recursive: true })
  rmSync(folder, { recursive: true })
  return served
}
