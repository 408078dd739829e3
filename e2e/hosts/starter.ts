import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { place, withoutOurs } from './install.ts'
import type { Served } from './serveHost.ts'

/** One command, from a folder that has nothing: it writes the app, installs it and starts it. */
export function startStarter(tarball: string, port: number): Served {
  const from = `file:${tarball}`
  const words = [
    'exec',
    '--yes',
    '--package',
    from,
    '--',
    'entryphone',
    'create',
    join(place, 'starter'),
    '--from',
    from,
  ]
  const env = { ...withoutOurs(), PATH: process.env['PATH'], PORT: String(port) }
  // A group of its own, since the command starts others.
  const started = spawn('npm', words, { cwd: place, env, stdio: 'ignore', detached: true })
  return {
    address: `http://localhost:${port}`,
    stop() {
      if (started.pid !== undefined) process.kill(-started.pid)
    },
  }
}
