import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

export interface Browser {
  readonly executablePath: string
  readonly from: 'PLAYWRIGHT_CHROMIUM_EXECUTABLE' | 'Playwright' | 'the system'
}

/** The browser without windows and menus of its own, which would draw even where nobody sees them: two thirds quicker. */
const shell = '/usr/bin/chromium-headless-shell'

const systemPaths = [
  shell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The Chromium that tests run in: the one named by the environment, else Playwright's own, else the system's. */
export function findChromium(): Browser | undefined {
  const named = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']
  if (named) return { executablePath: named, from: 'PLAYWRIGHT_CHROMIUM_EXECUTABLE' }
  const own = chromium.executablePath()
  if (own && existsSync(own)) return { executablePath: own, from: 'Playwright' }
  const system = systemPaths.find((path) => existsSync(path))
  return system === undefined ? undefined : { executablePath: system, from: 'the system' }
}

/** Finds a Chromium or installs one: Debian's headless shell as root on Debian, Playwright's build elsewhere. */
export function ensureChromium(): Browser {
  const found = findChromium()
  const isDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (found && (!isDebian || found.from !== 'the system' || found.executablePath === shell)) return found
  try {
    if (isDebian) installFromDebian('chromium-headless-shell')
    else execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  } catch (thrown) {
    // The whole browser will do, only slower.
    if (!found) throw thrown
  }
  const installed = findChromium()
  if (!installed) throw new Error('No Chromium was found after installing one. Set PLAYWRIGHT_CHROMIUM_EXECUTABLE.')
  return installed
}

function installFromDebian(name: string): void {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  execFileSync('apt-get', ['update'], options)
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', name], options)
}

/** Launch options for Playwright and for Vitest's browser mode. */
export function chromiumLaunchOptions(): { executablePath?: string; args: string[] } {
  const found = findChromium()
  return { ...(found && { executablePath: found.executablePath }), args: [...chromiumFlags()] }
}

function chromiumFlags(): readonly string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  // Chromium's sandbox refuses to start as root, which is what containers and most CI machines run as.
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}
