import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { licencesOf, packagesOf } from './licences.ts'

/**
 * `entryphone/script`: what a page without a build loads, made of the built package. One tag loads `entryphone.js`; by its
 * own address that finds a file per backend (with Preact in place of React, and the styles), and that one the screens that
 * come later. Each is fetched with its hash. The folders' names are hashes of what is in them, so that a cache may keep
 * them for ever, and no file of one version is ever beside one of another.
 */
const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const out = join(dist, 'script')

type File = readonly [path: string, integrity: string]

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const files: Record<string, File> = {}
/** Every module that is in any of the files. The one package that is built into ours is in none by its own name. */
const modules = new Set([join(root, 'node_modules/react-phone-number-input/index.js')])
const folders = (of: string) => readdirSync(join(dist, of), { withFileTypes: true })
for (const folder of folders('backends').filter((each) => each.isDirectory())) {
  const made = await buildBackend(folder.name)
  if (made !== undefined) files[`backend:${folder.name}`] = made
}
for (const { name } of folders('locales/languages').filter((each) => each.name.endsWith('.js'))) {
  const language = name.replace(/\.js$/, '')
  files[`lang:${language}`] = await buildLanguage(language)
}
await buildLoader()
writeFileSync(join(out, 'LICENSES.txt'), licencesOf(packagesOf(modules)))

async function buildBackend(name: string): Promise<File | undefined> {
  const make = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  if (!readdirSync(join(dist, 'backends', name)).includes('index.js')) return undefined
  const entry = virtual([
    `import { drawScript } from ${at('element/script/main.js')}`,
    `import { ${make} } from ${at(`backends/${name}/index.js`)}`,
    `const styles = ${JSON.stringify(readFileSync(join(dist, 'theme.css'), 'utf8'))}`,
    `export const draw = drawScript(${make}, styles)`,
    `export { preload as $preload } from ${at('element/script/main.js')}`,
  ])
  // Once to see which modules the first form has, and once to have them in one file.
  const chunks = chunksOf(await bundle(entry, {}))
  const first = new Set([...closureOf(chunks, 'main.js')].flatMap((file) => chunks.get(file)?.moduleIds ?? []))
  const grouped = { groups: [{ name: (id: string) => (first.has(id) ? 'first' : null) }] }
  const made = chunksOf(await bundle(entry, { codeSplitting: { includeDependenciesRecursively: false, ...grouped } }))
  return writeAll(name, made)
}

/** With what loads its later files by their hashes. */
function writeAll(name: string, chunks: ReadonlyMap<string, Rolldown.OutputChunk>): File {
  const written = new Map<string, string>()
  for (const [file, { code, dynamicImports }] of chunks) {
    const loading = code.replaceAll(/\bimport\(\s*([`"'])(\.\/[^`"']+)\1\s*\)/g, '$load($1$2$1)')
    const count = loading.split('$load(').length - 1
    if (count < dynamicImports.length) throw new Error(`${name}: ${file} loads a file without its hash.`)
    written.set(file, count > 0 && file !== 'main.js' ? `import{$load}from"./main.js";${loading}` : loading)
  }
  const later = [...written].filter(([file]) => file !== 'main.js')
  const table = later.map(([file, code]) => {
    const needed = [...closureOf(chunks, file)].filter((each) => each !== 'main.js' && each !== file)
    return [`./${file}`, [integrityOf(code), ...needed.map((each) => `./${each}`)]] as const
  })
  const main = `${written.get('main.js')}\n${loaderOf(Object.fromEntries(table))}`
  const all = [...later, ['main.js', main] as const]
  const folder = `${name}-${hashOf(all.map(([, code]) => code).join('\n'), 'sha256')
    .slice(0, 10)
    .replaceAll(/\W/g, '0')}`
  mkdirSync(join(out, folder))
  for (const [file, code] of all) writeFileSync(join(out, folder, file), code)
  return [`${folder}/main.js`, integrityOf(main)]
}

/** As `fetchModule.ts` does it, once for each file and what that needs. */
function loaderOf(table: Readonly<Record<string, readonly string[]>>): string {
  return [
    'import{$preload}from"./main.js"',
    `const $files=${JSON.stringify(table)},$got={};`,
    'const $at=file=>new URL(file,import.meta.url).href;',
    'const $get=file=>$got[file]??=$preload($at(file),$files[file][0]).catch(thrown=>{delete $got[file];throw thrown});',
    'export async function $load(file){await Promise.all([file,...$files[file].slice(1)].map($get));return import($at(file))}',
  ].join('\n')
}

async function buildLanguage(language: string): Promise<File> {
  // By its name: of a whole namespace nothing could be left out.
  const [, name = ''] =
    /export \{ (\w+)/.exec(readFileSync(join(dist, `locales/languages/${language}.js`), 'utf8')) ?? []
  const entry = virtual([`export { ${name} as messages } from ${at(`locales/languages/${language}.js`)}`])
  // Beside what it needs of our own stands what needs React.
  const code = chunksOf(await bundle(entry, {}, {}, false)).get('main.js')?.code ?? ''
  const file = `${language}-${hashOf(code, 'sha256').slice(0, 10).replaceAll(/\W/g, '0')}.js`
  writeFileSync(join(out, file), code)
  return [file, integrityOf(code)]
}

async function buildLoader(): Promise<void> {
  const entry = virtual([`import ${at('element/script/loader.js')}`])
  const code =
    chunksOf(await bundle(entry, { format: 'iife' }, { files: JSON.stringify(files) })).get('main.js')?.code ?? ''
  writeFileSync(join(out, 'entryphone.js'), code)
  writeFileSync(
    join(out, 'integrity.json'),
    `${JSON.stringify({ 'entryphone.js': `sha384-${hashOf(code, 'sha384')}` }, null, 2)}\n`,
  )
}

function bundle(
  entry: ReturnType<typeof virtual>,
  output: Rolldown.OutputOptions,
  constants: Readonly<Record<string, string>> = {},
  moduleSideEffects = true,
): Promise<unknown> {
  return build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    plugins: [entry],
    define: { 'process.env.NODE_ENV': '"production"', ...constants },
    resolve: {
      alias: {
        'react-dom/client': 'preact/compat/client',
        'react-dom': 'preact/compat',
        'react/jsx-runtime': 'preact/jsx-runtime',
        react: 'preact/compat',
      },
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: 'virtual:main',
        ...(!moduleSideEffects && { treeshake: { moduleSideEffects } }),
        preserveEntrySignatures: 'allow-extension',
        output: {
          banner: '/*! Entryphone: MIT. What else is in it: LICENSES.txt */',
          entryFileNames: 'main.js',
          chunkFileNames: '[name].js',
          ...output,
        },
      },
    },
  })
}

function virtual(lines: readonly string[]) {
  return {
    name: 'the-page',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === 'virtual:main' ? `${root}/virtual-main.js` : null),
    load(id: string) {
      return id === `${root}/virtual-main.js` ? lines.join('\n') : null
    },
  }
}

function chunksOf(made: unknown): ReadonlyMap<string, Rolldown.OutputChunk> {
  const { output } = made as Rolldown.RolldownOutput
  for (const file of output) if (file.type === 'chunk') for (const id of file.moduleIds) modules.add(id)
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
}

/** A file, and those that it imports at once, in any number of steps. */
function closureOf(
  chunks: ReadonlyMap<string, Rolldown.OutputChunk>,
  file: string,
  seen = new Set<string>(),
): ReadonlySet<string> {
  if (!seen.has(file)) {
    seen.add(file)
    for (const imported of chunks.get(file)?.imports ?? []) closureOf(chunks, imported, seen)
  }
  return seen
}

function at(file: string) {
  return JSON.stringify(join(dist, file))
}
function hashOf(text: string, kind: 'sha256' | 'sha384') {
  return createHash(kind).update(text).digest('base64')
}
/** The shorter of the hashes that a browser takes: every page has those of all its later files. */
function integrityOf(text: string) {
  return `sha256-${hashOf(text, 'sha256')}`
}
