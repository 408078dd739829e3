import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

export interface Browser {
  readonly executablePath: string
  readonly from: 'PLAYWRIGHT_CHROMIUM_EXECUTABLE' | 'Playwright' | 'the system'
}

/**
 * Chromium without windows and menus of its own, which draw even where nobody sees them: with it the browser tests take
 * three fifths of the time. It keeps no page for the way back, though, so that one test needs the whole browser.
 */
const shell = '/usr/bin/chromium-headless-shell'
const whole = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** What `system-ui` is in the pictures, and in the rooms that words are measured to have. */
const systemFont = '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf'

/** The Chromium that tests run in: the one named by the environment, else Playwright's own, else the system's. */
function findChromium(systemPaths: readonly string[] = [shell, ...whole]): Browser | undefined {
  const named = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']
  if (named) return { executablePath: named, from: 'PLAYWRIGHT_CHROMIUM_EXECUTABLE' }
  const own = chromium.executablePath()
  if (own && existsSync(own)) return { executablePath: own, from: 'Playwright' }
  const system = systemPaths.find((path) => existsSync(path))
  return system === undefined ? undefined : { executablePath: system, from: 'the system' }
}

/** Finds a Chromium or installs one: Debian's own packages as root on Debian, Playwright's build elsewhere. */
export function ensureChromium(): Browser {
  const found = findChromium()
  if (found && found.from !== 'the system') return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installFromDebian(found)
  else if (!found) execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  const installed = findChromium()
  if (!installed) throw new Error('No Chromium was found after installing one. Set PLAYWRIGHT_CHROMIUM_EXECUTABLE.')
  return installed
}

function installFromDebian(found: Browser | undefined): void {
  const missing = [
    ...(existsSync(shell) ? [] : ['chromium-headless-shell']),
    ...(findChromium(whole) ? [] : ['chromium']),
    ...(existsSync(systemFont) ? [] : ['fonts-noto-core']),
  ]
  if (missing.length === 0) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Without a mirror that answers, the browser that is there has to do.
  const options = { stdio: 'inherit', env: environment, timeout: found ? 180_000 : 900_000 } as const
  try {
    execFileSync('apt-get', ['update'], options)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options)
  } catch (thrown) {
    // One of the two will do, only slower or with a test that fails; so will another font.
    if (!found) throw thrown
    console.log(`${missing.join(' and ')} could not be installed: ${String(thrown)}`)
  }
}

/** Launch options for Playwright and for Vitest's browser mode. */
export function chromiumLaunchOptions(): LaunchOptions {
  return optionsFor(findChromium())
}

/** The same for the whole browser, for what only it can do. */
export function wholeChromiumLaunchOptions(): LaunchOptions {
  return optionsFor(findChromium(whole))
}

interface LaunchOptions {
  executablePath?: string
  args: string[]
}

function optionsFor(found: Browser | undefined): LaunchOptions {
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
