import { defineConfig, devices, type PlaywrightTestConfig } from '@playwright/test'
import { join } from 'node:path'
import { chromiumLaunchOptions } from '../.ci/chromium.ts'

const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache')

// `npm start` has 5173; a host page that is open in a browser goes on undisturbed.
const port = Number(process.env['E2E_PORT'] ?? 5273)
const portOfReact18 = port + 10

const chromium = { ...devices['Desktop Chrome'], launchOptions: chromiumLaunchOptions() }

/** React 18 costs a second build and a second server: always in `npm test`, else only when asked for. */
const withReact18 = process.env['CI'] !== undefined || process.env['REACT_18'] !== undefined
/** The other engines are installed by `npm run test:all -- firefox webkit`. */
const withEngines = process.env['ENGINES'] !== undefined
/** The documentation is built by `npm run test:all -- site`. */
const withSite = process.env['SITE'] !== undefined

/** Other makers' sheets come from the registry, by `npm run test:all -- theming`. */
const withTheming = process.env['THEMING'] !== undefined

/** What is there for a project of its own. */
const elsewhere = ['webkit/**', 'site/**', 'theming/**']

const config: PlaywrightTestConfig = {
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: join(cache, `e2e-${port}`),
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // On two cores: a page waits a third of its time, for clocks, animations and answers that are late on purpose.
  workers: 3,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 7_500 },
  reporter: [['list'], ['json', { outputFile: join(cache, 'e2e.json') }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-US',
    timezoneId: 'Europe/Moscow',
    screenshot: 'only-on-failure',
    // A recording of each test costs a third of the run: for one that has failed, run it again with TRACE=1.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
  },
  projects: [
    { name: 'chromium', use: chromium, testIgnore: elsewhere },
    ...(withReact18
      ? [
          {
            name: 'react-18',
            testIgnore: elsewhere,
            grep: /@react18/,
            use: { ...chromium, baseURL: `http://localhost:${portOfReact18}` },
          },
        ]
      : []),
    ...(withSite ? [{ name: 'site', testDir: './site', use: chromium }] : []),
    ...(withTheming ? [{ name: 'theming', testDir: './theming', use: chromium }] : []),
    ...(withEngines
      ? [
          { name: 'firefox', use: firefox(), testIgnore: elsewhere, grepInvert: /@chromium|@less-motion/ },
          // Its driver cannot wish for less motion: the whole browser does.
          {
            name: 'firefox-calm',
            use: firefox({ 'ui.prefersReducedMotion': 1 }),
            testIgnore: elsewhere,
            grep: /@less-motion/,
          },
          // Driven by Selenium (see e2e/webkit/driver.ts), so none of Playwright's own pages.
          // One at a time: its windows share one display, and so one clipboard.
          { name: 'webkit', testDir: './webkit', workers: 1 },
        ]
      : []),
  ],
  webServer: [
    host({ port, config: 'vite.config.ts' }),
    ...(withReact18 ? [host({ port: portOfReact18, config: 'vite.react18.config.ts' })] : []),
  ],
}

export default defineConfig(config)

/** Debian's own Firefox, over WebDriver BiDi. */
function firefox(wishes: Readonly<Record<string, number>> = {}) {
  return {
    ...devices['Desktop Firefox'],
    channel: 'moz-firefox',
    // It takes the style with which the driver hides the caret for the page's own, which no policy of ours allows.
    screenshot: 'off' as const,
    launchOptions: {
      executablePath: process.env['FIREFOX_EXECUTABLE'] ?? '/usr/bin/firefox-esr',
      firefoxUserPrefs: {
        // As in Chromium here and on every phone: they take no room from 320 px.
        'ui.useOverlayScrollbars': 1,
        // What Chromium is granted as a permission.
        'dom.events.testing.asyncClipboard': true,
        // A mouse, as on any desk: without a screen it has none.
        'ui.primaryPointerCapabilities': 6,
        'ui.allPointerCapabilities': 6,
        ...wishes,
      },
    },
  }
}

/**
 * A host page with its sandbox, on a port and, as a second origin, on the one after it. Built, so that a page loads in a
 * moment and nobody's editor reloads it; for development, so that StrictMode still rehearses every effect.
 */
function host({ port, config }: { port: number; config: string }) {
  const folder = `.cache/host-${port}`
  const build = `npx vite build -c e2e/host/${config} --mode development --minify false --outDir ${join(root, folder)}`
  return {
    command: `PAGES=index ${build} && PAGES=others ${build} --emptyOutDir false && npx tsx e2e/host/serve.ts --built ${folder}`,
    cwd: root,
    url: `http://localhost:${port}/`,
    timeout: 60_000,
    reuseExistingServer: false,
    stdout: 'pipe' as const,
    env: { PORT: String(port), NODE_ENV: 'development' },
  }
}
