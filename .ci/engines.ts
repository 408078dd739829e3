import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { playwrightCounts } from './counts.ts'
import { cache } from './gate.ts'

/** `npm run test:engines`: the browser tests in Debian's Firefox, and the tables of the inputs in WebKitGTK too. */
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

mkdirSync(cache, { recursive: true })
const report = join(cache, 'e2e.json')
rmSync(report, { force: true })
const projects = ['--project', 'firefox', '--project', 'webkit']
// WebKitGTK has no headless mode: it draws on a display that nobody sees.
const ranWell = run('xvfb-run', ['-a', 'npx', 'playwright', 'test', '-c', 'e2e/playwright.config.ts', ...projects])
if (!existsSync(report)) throw new Error('The browsers left no report.')

const { passed, failed, skipped } = playwrightCounts(JSON.parse(readFileSync(report, 'utf8')))
for (const name of failed) console.log(`✗ ${name}`)
process.exitCode = ranWell && failed.length === 0 && passed > 0 ? 0 : 1
console.log(`\n${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

function run(program: string, words: readonly string[]): boolean {
  const environment = { ...process.env, ENGINES: '1', DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, words, { cwd: root, stdio: 'inherit', env: environment }).status === 0
}

function must(program: string, words: readonly string[]): void {
  if (!run(program, words)) throw new Error(`${program} ${words.join(' ')} failed.`)
}
