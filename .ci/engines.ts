import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** `npm run test:engines`: the browser tests in Debian's Firefox, and a look at the widget in WebKitGTK. */
const root = join(import.meta.dirname, '..')
const packages = {
  'firefox-esr': '/usr/bin/firefox-esr',
  'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
  xvfb: '/usr/bin/xvfb-run',
  xauth: '/usr/bin/xauth',
}

const missing = Object.entries(packages).filter(([, program]) => !existsSync(program))
if (missing.length > 0) {
  const names = missing.map(([name]) => name)
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(`Needs Debian's ${names.join(', ')}: install them as root, then run this again.`)
  }
  console.log(`Installing ${names.join(', ')}`)
  must('apt-get', ['update'])
  must('apt-get', ['install', '-y', '--no-install-recommends', ...names])
}

const firefox = run('npx', ['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--project', 'firefox'])
const webkit = run('xvfb-run', ['-a', process.execPath, '--import', 'tsx', 'e2e/webkit/smoke.ts'])
console.log(`\nFirefox: ${firefox ? 'ok' : 'FAILED'}\nWebKit: ${webkit ? 'ok' : 'FAILED'}`)
process.exitCode = firefox && webkit ? 0 : 1

function run(program: string, words: readonly string[]): boolean {
  const environment = { ...process.env, ENGINES: '1', DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, words, { cwd: root, stdio: 'inherit', env: environment }).status === 0
}

function must(program: string, words: readonly string[]): void {
  if (!run(program, words)) throw new Error(`${program} ${words.join(' ')} failed.`)
}
