import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type Start, startOf } from './gettingStarted.ts'
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
export function installHost(name: string, tarball: string, host: HostApp, policy: string): string {
  const around = join(place, name)
  const start = host.page === undefined ? undefined : startOf(host.page)
  const make = start?.commands.find((line) => /\bmy-app\b/.test(line))
  const folder = make === undefined ? around : join(around, 'my-app')
  mkdirSync(around, { recursive: true })
  if (make !== undefined && host.packages === undefined) runLine(around, make, policy)
  const apps = join(import.meta.dirname, 'apps')
  for (const file of readdirSync(apps).filter((each) => /\.jsx?$/.test(each)))
    cpSync(join(apps, file), join(folder, file))
  const own = join(apps, name)
  if (existsSync(own)) cpSync(own, folder, { recursive: true })
  if (host.packages !== undefined) writeManifest(folder, name, host.packages)
  const later = start?.commands.slice(make === undefined ? 0 : 1, -1) ?? ['npm install entryphone']
  for (const line of later) runLine(folder, asInstalledFrom(tarball, line), policy)
  if (start !== undefined) writeFile(folder, start.file)
  for (const words of host.build) runIn(folder, words, policy)
  return folder
}

function writeManifest(folder: string, name: string, dependencies: Readonly<Record<string, string>>): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module', dependencies }))
}

function writeFile(folder: string, { path, text }: Start['file']): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** A line of a page, but for where the package comes from. The folder it goes to is where it is run. */
function asInstalledFrom(tarball: string, line: string): string {
  const quick = '--no-audit --no-fund --prefer-offline'
  return line.replace(/^cd \S+ && /, '').replace('npm install entryphone', `npm install ${quick} file:${tarball}`)
}

function runLine(folder: string, line: string, policy: string): void {
  runIn(folder, ['sh', '-c', line], policy)
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
    // A program that makes an app is fetched without a question.
    npm_config_yes: 'true',
  }
  return { ...withoutOurs(), ...own }
}

export function withoutOurs(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([key]) => !/^(?:VITEST|NODE_ENV|TEST$|npm_)/.test(key))
  return Object.fromEntries(others) as NodeJS.ProcessEnv
}
