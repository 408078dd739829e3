import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HostApp } from './hosts.ts'

const root = join(import.meta.dirname, '../..')
export const place = join(root, '.cache/hosts')

/** The package as the registry would get it: `prepack` builds it anew. */
export function pack(): string {
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  // Without what the test runner says of itself: under NODE_ENV=test the build would be one for development.
  const env = { ...withoutOurs(), PATH: process.env['PATH'] }
  const said = execFileSync('npm', ['pack', '--json', '--pack-destination', place], {
    cwd: root,
    encoding: 'utf8',
    env,
  })
  const [packed] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(said))
  if (packed === undefined) throw new Error('npm pack packed nothing.')
  return join(place, packed.filename)
}

/** A fresh app in a folder of its own, with the package installed, and built. Returns the folder. */
export function installHost(name: string, tarball: string, { packages, build }: HostApp, policy: string): string {
  const folder = join(place, name)
  for (const from of ['signIn.jsx', 'mount.jsx']) cpSync(join(import.meta.dirname, 'apps', from), join(folder, from))
  cpSync(join(import.meta.dirname, 'apps', name), folder, { recursive: true })
  const dependencies = { entryphone: `file:${tarball}`, ...packages }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module', dependencies }))
  runIn(folder, ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline'], policy)
  writeIntegrity(folder)
  for (const words of build) runIn(folder, words, policy)
  return folder
}

function runIn(folder: string, [program = '', ...words]: readonly string[], policy: string): void {
  execFileSync(program, words, { cwd: folder, encoding: 'utf8', env: environmentOf(folder, policy), stdio: 'pipe' })
}

/** Neither our own programs nor what our test runner says of itself. */
export function environmentOf(folder: string, policy: string): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '').replaceAll(join(root, 'node_modules/.bin'), '')
  const own = {
    PATH: `${join(folder, 'node_modules/.bin')}:${path}`,
    HOST_POLICY: policy,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return { ...withoutOurs(), ...own }
}

export function withoutOurs(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([key]) => !/^(?:VITEST|NODE_ENV|TEST$|npm_)/.test(key))
  return Object.fromEntries(others) as NodeJS.ProcessEnv
}

/** As the page "Outside React" has a person copy it by hand. */
function writeIntegrity(folder: string): void {
  const page = join(folder, 'index.html')
  const list = join(folder, 'node_modules/entryphone/dist/script/integrity.json')
  try {
    const integrity = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(list, 'utf8')))
    writeFileSync(page, readFileSync(page, 'utf8').replace('INTEGRITY', integrity['entryphone.js'] ?? ''))
  } catch (thrown) {
    // Next.js has no such page.
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown
  }
}
