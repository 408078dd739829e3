import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Each file is compressed by itself, as a server does it. */
export function gzipOf(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

export function scriptsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file))
}
