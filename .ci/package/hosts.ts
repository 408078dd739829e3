import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { everyDocument, sourcePaths, writeBlocks } from '../blocks.ts'

const root = join(import.meta.dirname, '../..')
const hosts = join(root, '.cache/package')
const ranges = z.record(z.string(), z.string())
const manifest = z.object({ dependencies: ranges }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

/** The packages of ours that a host may well have itself. */
export const shared = ['zod', 'react-hook-form', 'libphonenumber-js'] as const

export interface Host {
  readonly folder: string
  /** What a program of the host's says, and how it ended. */
  run(program: string, ...words: readonly string[]): { readonly said: string; readonly isWell: boolean }
}

/** The tarball as the registry would get it: `prepack` builds it anew. */
export function pack(): string {
  rmSync(hosts, { recursive: true, force: true })
  mkdirSync(hosts, { recursive: true })
  // Under a test runner's own environment it would be built for development.
  const env = Object.fromEntries(environment())
  const words = ['pack', '--json', '--pack-destination', hosts]
  const said = execFileSync('npm', words, { cwd: root, encoding: 'utf8', env })
  const [packed] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(said))
  if (packed === undefined) throw new Error('npm pack packed nothing.')
  return join(hosts, packed.filename)
}

/** Without what our test runner says of itself. */
function environment(): readonly (readonly [string, string | undefined])[] {
  return Object.entries(process.env).filter(([key]) => !/^(?:VITEST|NODE_ENV|TEST$|npm_)/.test(key))
}

/** The first version of our own range for each of these, as a host has it that chose earlier than we did. */
export function lowestOf(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, (manifest.dependencies[name] ?? '').replace(/^\^/, '')]))
}

/** A fresh app in a folder of its own, with the package and these beside it. */
export function install(name: string, tarball: string, packages: Readonly<Record<string, string>>): Host {
  const folder = join(hosts, name)
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true })
  const own = { name, private: true, type: 'module', dependencies: { entryphone: `file:${tarball}`, ...packages } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(own))
  writeFileSync(join(folder, 'jest.config.cjs'), `module.exports = { testEnvironment: 'jsdom', ${jestLine()} }\n`)
  const run: Host['run'] = (program, ...words) => {
    // Nor our own programs.
    const { PATH = '' } = process.env
    const path = `${join(folder, 'node_modules/.bin')}:${PATH.replaceAll(join(root, 'node_modules/.bin'), '')}`
    const { status, stdout, stderr } = spawnSync(program, words, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...Object.fromEntries(environment()), PATH: path },
    })
    return { said: stdout + stderr, isWell: status === 0 }
  }
  const installed = run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts')
  if (!installed.isWell) throw new Error(`npm does not install it: ${installed.said}`)
  writeSources(folder)
  return { folder, run }
}

/** As the documents have it. */
export function jestLine(): string {
  const [line] =
    /^transformIgnorePatterns: .*$/m.exec(readFileSync(join(root, 'stories/docs/testing.md'), 'utf8')) ?? []
  if (line === undefined) throw new Error('stories/docs/testing.md has no transformIgnorePatterns.')
  return line
}

/** Every name a host can import, and what the documents in the package show. */
function writeSources(folder: string): void {
  const names = Object.keys(sourcePaths())
  const imported = names.map((entry, index) => `import * as entry${index} from '${entry}'`)
  const used = `export const entries = [${names.map((_, index) => `entry${index}`).join(', ')}]`
  const styles = ["import 'entryphone/theme.css'", "import 'entryphone/theme.layer.css'"]
  writeBlocks(
    join(folder, 'blocks'),
    everyDocument().filter((name) => name.endsWith('.md') && !/^(?:CONTRIBUTING|\.)/.test(name)),
  )
  // Stands beside the page that shows how it is used, and is itself a host's own.
  const shown = readFileSync(join(root, 'stories/docs/ProofOfWork.tsx'), 'utf8')
  writeFileSync(
    join(folder, 'blocks/ProofOfWork.tsx'),
    shown.replaceAll(/\.\.\/\.\.\/src(\/\w+)?\/index\.ts/g, 'entryphone$1'),
  )
  writeFileSync(join(folder, 'blocks/entries.ts'), [...imported, ...styles, used, ''].join('\n'))
}

/** What TypeScript says about the app and about our own declarations; those of others are others' affair. */
export function typesOf(host: Host, module: 'bundler' | 'node16' | 'nodenext', compiler = 'typescript'): string {
  const config = {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      module: module === 'bundler' ? 'ESNext' : module,
      moduleResolution: module,
      jsx: 'react-jsx',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      skipLibCheck: false,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    },
    include: ['blocks'],
  }
  writeFileSync(join(host.folder, `tsconfig.${module}.json`), JSON.stringify(config))
  // Not by its name: of two compilers in one app, one has it.
  const program = `node_modules/${compiler}/bin/tsc`
  const { said, isWell } = host.run('node', program, '--pretty', 'false', '-p', `tsconfig.${module}.json`)
  const errors = said.split('\n').filter((line) => /error TS/.test(line))
  if (!isWell && errors.length === 0) return said
  return errors.filter((line) => !/^(?:\.\.\/)*node_modules\/(?!entryphone\/)/.test(line)).join('\n')
}

/** Where each copy of a package lies. */
export function copiesOf(host: Host, name: string): readonly string[] {
  const { said } = host.run('npm', 'query', `#${name}`)
  return z
    .array(z.object({ location: z.string() }))
    .parse(JSON.parse(said))
    .map(({ location }) => location)
}
