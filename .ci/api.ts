import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { strayDeclarations } from './declarations.ts'
import { packageNames } from './entries.ts'
import { cache } from './gate.ts'
import { exportedIn, pageOf as referencePageOf, type Reference, storybookOf, unexplained } from './reference.ts'

/**
 * `npm run api`: writes down what each entry exports, with types, one file for each in `.ci/api`, and the reference among
 * the pages, with docstrings. `tsx .ci/api.ts --check`
 * compares instead, over what was built last: a change of the surface is seen in review, or it is red.
 */
const root = join(import.meta.dirname, '..')
const kept = join(root, '.ci/api')
const dist = join(root, 'dist')
const fresh = join(cache, 'api')
const reference = join(root, 'stories/docs/reference')
const isCheck = process.argv.includes('--check')

if (!isCheck) execFileSync('npm', ['run', '--silent', 'declarations'], { cwd: root, stdio: 'inherit' })
const reports = snapshots()
const references = referencesOf()
if (isCheck) check()
else {
  write(kept)
  writeReference(reference)
}
for (const name of unexplained(references)) {
  console.log(`${name} has no docstring: say what it is for, its shapes, units and errors.`)
  process.exitCode = 1
}

function check(): void {
  write(fresh)
  const freshReference = join(cache, 'reference')
  rmSync(freshReference, { recursive: true, force: true })
  // What is written by hand among them is the same.
  cpSync(join(reference, 'sectionOf.tsx'), join(freshReference, 'sectionOf.tsx'))
  writeReference(freshReference)
  const differences = diffOf(kept, fresh) + diffOf(reference, freshReference)
  const stray = strayDeclarations()
  if (differences !== '') {
    console.log(differences)
    console.log(
      'What hosts can import has changed. If you mean it, write it down with `npm run api`, and commit `.ci/api` and the reference.',
    )
  }
  for (const file of stray) console.log(`dist/${file} declares what no entry leads to. Build anew: \`npm run build\`.`)
  process.exitCode = differences === '' && stray.length === 0 ? 0 : 1
}

function write(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of reports) writeFileSync(join(folder, `${name.replaceAll('/', '.')}.md`), text)
}

/** As git shows it, with names of the files alone. */
function diffOf(before: string, after: string): string {
  const missing = [before, after].flatMap((folder) => (existsSync(folder) ? [] : [folder]))
  for (const folder of missing) mkdirSync(folder, { recursive: true })
  try {
    return execFileSync('git', ['diff', '--no-index', '--no-color', relative(root, before), relative(root, after)], {
      cwd: root,
      encoding: 'utf8',
    })
  } catch (thrown) {
    // How git says that there is a difference.
    if (thrown instanceof Error && 'stdout' in thrown) return String(thrown.stdout)
    throw thrown
  }
}

function snapshots(): ReadonlyMap<string, string> {
  const names = packageNames(root)
  const raw = mapValues(extracted([...names.values()]), declarationsIn)
  const ofMain = raw.get('index') ?? []
  return new Map(
    [...names].map(([name, entry]) => {
      const all = raw.get(entry) ?? []
      // What `entryphone` says itself is written down there.
      const own =
        entry === 'index' ? all : all.filter((one) => isExported(one) || !ofMain.some((other) => isSame(one, other)))
      return [name, pageOf(name, own)]
    }),
  )
}

/** API Extractor brings the compiler it reads declarations with; one program serves all entries. */
function extracted(all: readonly string[]): ReadonlyMap<string, string> {
  const folder = join(cache, 'api-extractor')
  mkdirSync(folder, { recursive: true })
  const configs = new Map(all.map((entry) => [entry, configOf(entry, all, folder)]))
  const [first] = configs.values()
  if (first === undefined) throw new Error('There is no entry.')
  const compilerState = CompilerState.create(first, { additionalEntryPoints: all.map(declarationsOf) })
  return mapValues(configs, (config) => {
    const { succeeded } = Extractor.invoke(config, {
      localBuild: true,
      compilerState,
      messageCallback: (message) => void (message.handled = true),
    })
    if (!succeeded) throw new Error(`${config.mainEntryPointFilePath} cannot be read.`)
    return readFileSync(config.reportFilePath, 'utf8')
  })
}

function configOf(entry: string, all: readonly string[], folder: string): ExtractorConfig {
  const silent = { default: { logLevel: ExtractorLogLevel.None } }
  const configObject: IConfigFile = {
    projectFolder: root,
    mainEntryPointFilePath: declarationsOf(entry),
    compiler: {
      overrideTsconfig: {
        extends: join(root, 'tsconfig.json'),
        compilerOptions: { types: [], allowImportingTsExtensions: true, noEmit: true },
        files: all.map(declarationsOf),
        include: [],
      },
    },
    apiReport: {
      enabled: true,
      reportFileName: `${entry.replaceAll('/', '.')}.api.md`,
      reportFolder: folder,
      reportTempFolder: folder,
      includeForgottenExports: true,
    },
    docModel: { enabled: true, apiJsonFilePath: modelOf(entry, folder) },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    newlineKind: 'lf',
    messages: {
      compilerMessageReporting: silent,
      extractorMessageReporting: silent,
      tsdocMessageReporting: silent,
    },
  }
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
  })
}

function modelOf(entry: string, folder = join(cache, 'api-extractor')): string {
  return join(folder, `${entry.replaceAll('/', '.')}.api.json`)
}

/** A page for each entry; languages, and providers of captchas, have one together: they differ in their names alone. */
function referencesOf(): readonly Reference[] {
  const together = { 'entryphone/locales/': 'locales', 'entryphone/captcha/': 'captcha-providers' }
  const pages = new Map<string, Reference>()
  for (const [name, entry] of packageNames(root)) {
    const exported = exportedIn(modelOf(entry))
    if (exported.length === 0) continue
    const [prefix, file] = Object.entries(together).find(([each]) => name.startsWith(each)) ?? []
    const own = file ?? (name.replace(/^entryphone\/?/, '').replaceAll('/', '-') || 'entryphone')
    const title = prefix === undefined ? name : `${prefix}…`
    const known = pages.get(own)?.exported ?? []
    pages.set(own, {
      file: own,
      title,
      introduction: `What \`${title}\` exports, each name with what it is for and its type. Files that are named lie in the repository.`,
      exported: [...known, ...exported],
    })
  }
  return [...pages.values()]
}

function writeReference(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const each of references) {
    writeFileSync(join(folder, `${each.file}.md`), referencePageOf(each))
    for (const [file, text] of Object.entries(storybookOf(each))) writeFileSync(join(folder, file), text)
  }
}

function declarationsOf(entry: string): string {
  return join(dist, `${entry}.d.ts`)
}

/** Each declaration by itself, without the extractor's notes. */
function declarationsIn(report: string): readonly string[] {
  const [, code = ''] = /```ts\n(.*)```/s.exec(report) ?? []
  return code
    .replaceAll(/^[^\S\n]*\/\/ .*\n/gm, '')
    .split(/\n{2,}/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

function isExported(declaration: string): boolean {
  return declaration.startsWith('export ')
}

function isSame(one: string, other: string): boolean {
  return one === other.replace(/^export /, '')
}

function pageOf(name: string, declarations: readonly string[]): string {
  const needs = name === 'entryphone' ? 'those names need' : 'those names need and `entryphone` does not have'
  const code = declarations.length > 0 ? declarations.join('\n\n') : '// Nothing: it is loaded for what it does.'
  return `# ${name}\n\nWhat it exports, and the types ${needs}. Written by \`npm run api\`.\n\n\`\`\`ts\n${code}\n\`\`\`\n`
}

function mapValues<K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): ReadonlyMap<K, W> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
