import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Sees to it that these programs are there, by installing the Debian packages they come with. */
export function ensurePrograms(programs: Readonly<Record<string, string>>): void {
  const missing = Object.keys(programs).filter((name) => !existsSync(programs[name] ?? ''))
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(`Needs Debian's ${missing.join(', ')}: install them as root, then run this again.`)
  }
  console.log(`Installing ${missing.join(', ')}`)
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  execFileSync('apt-get', ['update'], options)
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options)
}
