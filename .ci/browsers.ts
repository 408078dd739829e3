import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'vite'
import { oldest, tooNewInScript, tooNewInStyles } from './tooNew.ts'

/**
 * What was built runs in the oldest browsers that the README names: each file of `dist`, and what a host's bundler takes
 * in with it, the packages that ship as they are. What a file may use all the same stands below, with the reason.
 */
const dist = join(import.meta.dirname, '../dist')
const behindAQuestion: Readonly<Record<string, readonly string[]>> = {
  // `raise` asks for the method first; elsewhere the list stays where it is.
  'ui/parts/country/overlay.js': ['popover', 'showPopover'],
  // `whenIdle` asks for it first; Safari is given a moment instead.
  'chunks/runtime.js': ['requestIdleCallback'],
  // The same, and Preact asks for `moveBefore` first.
  'script/*/CountryList.js': ['popover', 'showPopover'],
  'script/*/main.js': ['requestIdleCallback', 'moveBefore'],
}
/** For tests and for Node, not for visitors. */
const notForVisitors = /^(cli|relay|sandbox|testing)\//

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
const scripts = files.filter((name) => name.endsWith('.js') && !notForVisitors.test(name))
const styles = files.filter((name) => name.endsWith('.css'))
const problems: string[] = []

for (const name of scripts) {
  const allowed = behindAQuestion[name.replace(/^script\/[^/]+\//, 'script/*/')] ?? []
  for (const found of tooNewInScript(read(name))) {
    if (!allowed.some((api) => found.startsWith(`${api} `))) problems.push(`dist/${name}: ${found}`)
  }
}
for (const name of styles) for (const found of tooNewInStyles(read(name))) problems.push(`dist/${name}: ${found}`)

const modules = await shippedModules()
for (const [name, code] of modules) {
  for (const found of tooNewInScript(code)) problems.push(`${name}: ${found}`)
}

const { chrome, firefox, safari } = oldest
console.log(
  `${scripts.length} scripts, ${styles.length} stylesheets and ${modules.size} modules of packages, for Chrome ${chrome}, Firefox ${firefox}, Safari ${safari}`,
)
for (const problem of problems) console.log(`✗ ${problem}`)
process.exitCode = problems.length > 0 || scripts.length < 50 || styles.length < 2 || modules.size < 10 ? 1 : 0

function read(name: string): string {
  return readFileSync(join(dist, name), 'utf8')
}

/** The modules of other packages that any entry for visitors brings along, after what bundlers leave out. React is the host's. */
async function shippedModules(): Promise<ReadonlyMap<string, string>> {
  const entry = scripts.filter((name) => /^(index|phone\/index|backends\/|captcha\/|locales\/)/.test(name))
  const taken = new Map<string, string>()
  await build({
    configFile: false,
    root: dist,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: Object.fromEntries(entry.map((name) => [name, join(dist, name)])), formats: ['es'] },
      rolldownOptions: { external: /^react(-dom)?(\/|$)/ },
    },
    plugins: [
      {
        name: 'taken-modules',
        generateBundle(_, bundle) {
          for (const file of Object.values(bundle)) {
            if (file.type !== 'chunk') continue
            for (const [id, { code }] of Object.entries(file.modules)) {
              if (id.includes('/node_modules/') && code !== null)
                taken.set(relative(dist, id).replace(/^.*node_modules\//, ''), code)
            }
          }
        },
      },
    ],
  })
  return taken
}
