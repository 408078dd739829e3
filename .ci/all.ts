import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { installBetterAuth, otherBetterAuth, otherBetterAuthThere } from './betterAuth.ts'
import { ensureChromium } from './chromium.ts'
import { playwrightCounts, vitestCounts } from './counts.ts'
import { ensurePrograms } from './debian.ts'
import { cache, type Gate, type Outcome, run } from './gate.ts'
import { isStillGood, recall, remember } from './passed.ts'

/**
 * `npm run test:all [-- part…]`: what does not fit into `npm test`, in parts that run alone. A part that passes is
 * written into `passed.json` with its commit; without names, the parts run that have not passed on what is here now.
 */
interface Part {
  readonly name: string
  readonly about: string
  readonly gate: Omit<Gate, 'name'>
  /** What it needs besides Chromium. */
  readonly prepare?: () => void
}

/** The journeys of each backend. */
const journeys = ['lifepay', 'lifepay-accounts', 'onlyoffice', 'onlyoffice-journeys', 'zitadel', 'better-auth'].map(
  (name) => `/${name}.spec`,
)
/** What is about CORS; and who is told that a token of the relay's own will never do, which no page can know. */
const besideRelay = /second origin|is the owner’s to mend|a token of a machine are told so/

/** ZITADEL's other transports are entries of the package, which a page without a build cannot import. */
const notInScript = /zitadel-(?:grpc-web|v2)/

const parts: readonly Part[] = [
  {
    name: 'pictures',
    about: 'every state in every language, narrow, large, in forced colours and with more contrast, beside its picture',
    gate: vitest(['--project=stories'], { VITE_PICTURES: 'all' }),
  },
  {
    name: 'bad-days',
    about: 'every request of every backend on every kind of bad day, on both origins',
    gate: playwright(['--project=chromium', 'bad-days'], { BAD_DAYS: 'all' }),
  },
  {
    name: 'translated',
    about: 'the browser tests on pages that the browser translates meanwhile',
    gate: playwright(['--project=chromium'], { TRANSLATED: '1' }),
  },
  {
    name: 'languages',
    about: 'at 320 px, and with text at 200 %, every screen has room for its words in every language',
    gate: playwright(['--project=chromium', 'layout', 'screens.spec', 'text-size', 'languages.spec'], {
      LANGUAGES: 'all',
    }),
    prepare: () =>
      ensurePrograms({
        'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf',
        'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
      }),
  },
  {
    name: 'relay-journeys',
    about: 'the journeys of every backend through `npx entryphone relay`',
    gate: playwright(['--project=chromium', ...journeys, '--grep-invert', besideRelay.source], { THROUGH: 'relay' }),
  },
  {
    name: 'script-journeys',
    about: 'the journeys of every backend on `entryphone/script`, in place of React',
    gate: playwright(['--project=chromium', ...journeys, '--grep-invert', notInScript.source], { THROUGH: 'script' }, [
      'sh',
      '-c',
      'npm run --silent build && exec "$@"',
      'sh',
    ]),
  },
  {
    name: 'evidence',
    about: 'what the page about accessibility says: every screen and a journey of each backend, in three engines',
    gate: playwright(
      ['--project=chromium', '--project=firefox', '--project=firefox-calm', '--project=webkit', 'evidence'],
      { EVIDENCE: '1', ENGINES: '1' },
      ['xvfb-run', '-a'],
    ),
    prepare: () =>
      ensurePrograms({
        'firefox-esr': '/usr/bin/firefox-esr',
        'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
        xvfb: '/usr/bin/xvfb-run',
        xauth: '/usr/bin/xauth',
      }),
  },
  {
    name: 'criteria',
    about: 'what each criterion of WCAG hangs on is broken in turn, and the tests that the page about it names fall',
    gate: { command: ['tsx', '.ci/criteria.ts'], minutes: 90 },
  },
  {
    name: 'heap',
    about:
      'what stays in memory after every journey of every backend, and after a thousand widgets at each of its places',
    gate: playwright(['--project=chromium', 'heap', 'leaks.spec'], { HEAP: 'all' }),
  },
  {
    name: 'protections',
    about: 'each protection of SECURITY.md is taken out in turn, and the test named for it falls',
    gate: { command: ['tsx', '.ci/protections.ts'], minutes: 60 },
  },
  {
    name: 'firefox',
    about: 'the browser tests in Firefox',
    gate: playwright(['--project=firefox', '--project=firefox-calm'], { ENGINES: '1' }),
    prepare: () => ensurePrograms({ 'firefox-esr': '/usr/bin/firefox-esr' }),
  },
  {
    name: 'webkit',
    about: 'the inputs in WebKitGTK',
    gate: playwright(['--project=webkit'], { ENGINES: '1' }, ['xvfb-run', '-a']),
    prepare: () =>
      ensurePrograms({
        'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
        xvfb: '/usr/bin/xvfb-run',
        xauth: '/usr/bin/xauth',
      }),
  },
  {
    name: 'package',
    about: 'the tarball in fresh apps: the lowest and the newest React and TypeScript, and Jest',
    gate: vitest(['--config=.ci/vitest.package.ts'], {}),
  },
  {
    name: 'site',
    about: 'the documentation as static files: every page, its links, the search, and the widget at work in it',
    gate: {
      ...playwright(['--project=site'], { SITE: '1' }, [
        'sh',
        '-c',
        'npm run --silent build-storybook && exec "$@"',
        'sh',
      ]),
    },
  },
  {
    name: 'theming',
    about:
      'the widget beside Tailwind 3 and 4, shadcn, Bootstrap, Mantine and MUI as they are, with the rules of their pages',
    gate: playwright(['--project=theming'], { THEMING: '1' }),
  },
  {
    name: 'hosts',
    about:
      'the tarball in what the pages of getting started make, and in Tailwind, Rspack, esbuild, React 18.2: a person signs in',
    gate: vitest(['--config=.ci/vitest.hosts.ts'], {}),
  },
  {
    name: 'hosts-weight',
    about: 'what is fetched before the first field where webpack or esbuild has built the host, and in Firefox',
    gate: { command: ['sh', '-c', 'npm run --silent build && tsx e2e/bench/hosts.ts'], minutes: 20 },
    prepare: () => ensurePrograms({ 'firefox-esr': '/usr/bin/firefox-esr' }),
  },
  {
    name: 'better-auth-answers',
    about: `better-auth ${otherBetterAuth} on libsql answers as it was recorded to`,
    gate: vitest(
      ['--project=unit', 'src/backends/better-auth/vectors.test.ts', 'src/backends/better-auth/worlds.test.ts'],
      {
        ...otherBetterAuthThere,
      },
    ),
    prepare: installBetterAuth,
  },
  {
    name: 'better-auth-journeys',
    about: `the journeys of better-auth in a browser, against ${otherBetterAuth} on libsql`,
    gate: playwright(['--project=chromium', 'better-auth.spec'], otherBetterAuthThere),
    prepare: installBetterAuth,
  },
  {
    name: 'relay-speed',
    about:
      'requests per second and latency beside a bare Hono proxy, memory over 100 000 requests, a slow server’s share',
    gate: { command: ['tsx', 'e2e/bench/relay/gate.ts'], minutes: 20 },
  },
  {
    name: 'soak',
    about: 'the fuzz of the flow, for longer (SOAK_RUNS of each kind, from SOAK_SEED)',
    gate: vitest(['--project=unit', 'src/test-support/fuzz'], { SOAK_RUNS: process.env['SOAK_RUNS'] ?? '5000' }),
  },
  {
    name: 'mutants',
    about: 'the code is broken, one place at a time, and a test falls',
    gate: { command: ['tsx', '.ci/mutants.ts'], minutes: 240 },
  },
]

mkdirSync(cache, { recursive: true })
const words = process.argv.slice(2)
const unknown = words.filter((word) => !parts.some(({ name }) => name === word))
if (words.includes('--list')) list()
else if (unknown.length > 0) {
  console.log(`There is no part ${unknown.join(', ')}. The parts are ${parts.map(({ name }) => name).join(', ')}.`)
  process.exitCode = 2
} else await runAll(words.length > 0 ? parts.filter(({ name }) => words.includes(name)) : parts.filter(isDue))

async function runAll(chosen: readonly Part[]): Promise<void> {
  if (chosen.length === 0) return console.log('Every part has passed on this commit.')
  ensureChromium()
  const outcomes: Outcome[] = []
  for (const { name, gate, prepare } of chosen) {
    console.log(`${name}: running, output in .cache/${name}.log`)
    prepare?.()
    const outcome = await run({ name, ...gate })
    outcomes.push(outcome)
    const { passed, failed, skipped, seconds } = outcome
    console.log(`${name}: ${passed} passed, ${failed.length} failed (${seconds.toFixed(0)} s)`)
    for (const test of failed) console.log(`✗ ${test}`)
    if (failed.length === 0 && isClean()) {
      remember(name, { commit: head(), day: new Date().toISOString().slice(0, 10), passed, skipped, seconds })
    } else if (failed.length === 0) console.log(`${name}: not written down, since there are changes nobody committed`)
  }
  const failures = outcomes.flatMap(({ failed }) => failed).length
  process.exitCode = failures > 0 ? 1 : 0
  console.log(`\n${outcomes.reduce((total, { passed }) => total + passed, 0)} passed, ${failures} failed`)
}

function list(): void {
  const width = Math.max(...parts.map(({ name }) => name.length))
  for (const { name, about } of parts) {
    const last = recall(name)
    const when = last === undefined ? 'has not passed' : `passed at ${last.commit.slice(0, 7)} on ${last.day}`
    console.log(
      `${name.padEnd(width)} ${about}\n${' '.repeat(width + 1)}${when}${isStillGood(name) ? ', and nothing changed since' : ''}`,
    )
  }
}

function isDue({ name }: Part): boolean {
  return !isStillGood(name)
}

function playwright(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): Part['gate'] {
  const report = join(cache, 'e2e.json')
  const [program = 'playwright', ...rest] = [
    ...before,
    'playwright',
    'test',
    '-c',
    'e2e/playwright.config.ts',
    ...words,
  ]
  return { command: [program, ...rest], environment, minutes: 90, tests: { report, counts: playwrightCounts } }
}

function vitest(words: readonly string[], environment: Readonly<Record<string, string>>): Part['gate'] {
  const report = join(cache, 'all-unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const command = ['vitest', 'run', ...words, ...reporters] as const
  return { command, environment, minutes: 90, tests: { report, counts: vitestCounts } }
}

function head(): string {
  return git('rev-parse', 'HEAD').trim()
}

function isClean(): boolean {
  return git('status', '--porcelain', '--', '.', ':!.ci/passed.json').trim() === ''
}

function git(...words: readonly string[]): string {
  return execFileSync('git', words, { encoding: 'utf8' })
}
