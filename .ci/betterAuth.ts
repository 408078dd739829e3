import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './gate.ts'

/** The oldest line that is supported, as it was last. The newest is a development dependency. */
export const otherBetterAuth = '1.6.34'

const folder = join(cache, `better-auth-${otherBetterAuth}`)

/** What has the server in the tests be that one, with a database of another making. */
export const otherBetterAuthThere = { BETTER_AUTH_FROM: folder, BETTER_AUTH_DATABASE: 'libsql' } as const

/** Installs it where it is no part of this project. */
export function installBetterAuth(): void {
  mkdirSync(folder, { recursive: true })
  const dependencies = { 'better-auth': otherBetterAuth, kysely: '0.28.19', libsql: '0.5.29' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, stdio: 'inherit' })
}
