import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Double } from '../sandbox/double.ts'
import { doubles } from '../sandbox/doubles.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox/sandbox.ts'

/*
 * Backends that are a package have no double: their real server stands in its place. `server.test-support.ts` in a
 * backend's folder exports one as `server`. They run in Node alone, and nothing that ships knows of them.
 */
const folder = join(import.meta.dirname, '../backends')

async function serverOf(name: string): Promise<Double> {
  const module = (await import(`../backends/${name}/server.test-support.ts`)) as { readonly server: Double }
  return module.server
}

/** Every real server there is, found by listing the folders. */
export const servers: readonly Double[] = await Promise.all(
  readdirSync(folder)
    .toSorted()
    .filter((name) => existsSync(join(folder, name, 'server.test-support.ts')))
    .map(serverOf),
)

/** The sandbox as tests and the host page have it: the doubles of documented backends, and the real servers. */
export function wholeSandbox(options: Omit<SandboxOptions, 'doubles'> = {}): Sandbox {
  return createSandbox({ ...options, doubles: [...doubles(), ...servers] })
}

/** What a real server is made of takes seconds to load, once in a process: for tests that wait for answers as people do. */
export async function warmServers(): Promise<void> {
  const sandbox = wholeSandbox()
  for (const { mount } of servers) await sandbox.fetch(new Request(`http://localhost/w/warm${mount}/`))
}

/** What is left to write where nothing answers for a backend. */
export function unanswered(name: string, mount: string | undefined): readonly string[] {
  if (wholeSandbox().doubles.some((one) => one.mount === mount)) return []
  return [
    `Nothing in the sandbox answers for ${name} at ${mount ?? 'the mount of its record'}: write ` +
      `src/sandbox/${name}/double.ts, then run \`npm run test:unit -- doubles -u\`; or, where its server is a package ` +
      `that runs in Node, src/backends/${name}/server.test-support.ts, which exports it as \`server\`.`,
  ]
}
