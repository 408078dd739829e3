import type * as Server from 'better-auth'
import type * as Api from 'better-auth/api'
import type * as Cookies from 'better-auth/cookies'
import type * as Plugins from 'better-auth/plugins'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * The packages the server is made of: those of this project, or those that are installed in the folder BETTER_AUTH_FROM
 * names, where another version is tried. BETTER_AUTH_DATABASE=libsql takes another database, from that folder too.
 */
const folder = process.env['BETTER_AUTH_FROM']
const require = folder === undefined ? undefined : createRequire(join(folder, 'package.json'))

/** A package of the folder, which the compiler knows by ours. */
async function other<Module>(name: string): Promise<Module> {
  if (require === undefined) throw new Error(`BETTER_AUTH_FROM has to say where ${name} is installed.`)
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(require.resolve(name)).href)
  return module as Module
}

const isOurs = folder === undefined

export const { betterAuth } = isOurs ? await import('better-auth') : await other<typeof Server>('better-auth')
export const { APIError, createAuthEndpoint } = isOurs
  ? await import('better-auth/api')
  : await other<typeof Api>('better-auth/api')
export const { setSessionCookie } = isOurs
  ? await import('better-auth/cookies')
  : await other<typeof Cookies>('better-auth/cookies')
export const { admin, bearer, captcha, phoneNumber, twoFactor, username } = isOurs
  ? await import('better-auth/plugins')
  : await other<typeof Plugins>('better-auth/plugins')

/** Where it is another version than ours, which one. */
export const otherVersion = folder === undefined ? undefined : versionIn(join(folder, 'node_modules/better-auth'))

function versionIn(path: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  return String(Reflect.get(Object(manifest), 'version'))
}

type Bindable = string | number | bigint | Uint8Array | null

/** A database in memory, as far as both have it alike. */
export interface Engine {
  exec(sql: string): void
  all(sql: string, values: readonly Bindable[]): readonly Readonly<Record<string, unknown>>[]
  run(sql: string, values: readonly Bindable[]): { readonly changes: number; readonly lastInsertRowid: number | bigint }
  close(): void
}

interface Libsql {
  readonly default: new (
    name: string,
  ) => Omit<Engine, 'all' | 'run'> & {
    prepare(sql: string): {
      all(values: readonly Bindable[]): ReturnType<Engine['all']>
      run(values: readonly Bindable[]): ReturnType<Engine['run']>
    }
  }
}

export const openEngine: () => Engine =
  process.env['BETTER_AUTH_DATABASE'] === 'libsql' ? await libsql() : await webAssembly()

async function libsql(): Promise<() => Engine> {
  const { default: Database } = await other<Libsql>('libsql')
  return () => {
    const database = new Database(':memory:')
    return {
      exec: (sql) => database.exec(sql),
      all: (sql, values) => database.prepare(sql).all(values),
      run: (sql, values) => database.prepare(sql).run(values),
      close: () => database.close(),
    }
  }
}

async function webAssembly(): Promise<() => Engine> {
  const { default: sqlite } = await import('node-sqlite3-wasm')
  return () => {
    const database = new sqlite.Database()
    return {
      exec: (sql) => database.exec(sql),
      all: (sql, values) => database.all(sql, [...values]),
      run: (sql, values) => database.run(sql, [...values]),
      close: () => database.close(),
    }
  }
}
