import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build as buildByVite } from 'vite'
import { manifestOf, resolveExport } from '../../.ci/entries.ts'

/** A page of a host's: its `main.js` lies in `folder`, and it is built into `out`, which is served at `base`. */
export interface Source {
  readonly root: string
  readonly folder: string
  readonly out: string
  readonly base: string
}

/** Builds a page as this bundler does it with the least that has to be said to it. */
export type Bundler = (source: Source) => Promise<void>

const versions = { webpack: '5.112.2', esbuild: '0.28.2' } as const

export const byVite: Bundler = async ({ root, folder, out, base }) => {
  writePage(folder, ['<script type="module" src="./main.js"></script>'])
  await buildByVite({
    root: folder,
    base,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [thePackage(root)],
    build: { outDir: out, emptyOutDir: true },
  })
}

/** webpack: its own CSS, and modules, since the page's policy (Trusted Types) lets no script set the `src` of another. */
export const byWebpack: Bundler = async ({ root, folder, out, base }) => {
  installAsPackage(root, folder)
  const webpack = installed(root)('webpack') as (config: object, done: (thrown: unknown, stats: Stats) => void) => void
  await new Promise<void>((resolve, reject) => {
    const config = {
      mode: 'production',
      context: folder,
      entry: './main.js',
      output: { path: out, publicPath: base, clean: true, filename: '[name].js', module: true },
      experiments: { css: true, outputModule: true },
      performance: false,
      module: { rules: [{ test: /\.css$/, type: 'css' }] },
    }
    webpack(config, (thrown, stats) => {
      if (thrown !== null && thrown !== undefined) reject(new Error('webpack could not be run.', { cause: thrown }))
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })))
      else resolve()
    })
  })
  writePage(out, ['<link rel="stylesheet" href="main.css">', '<script type="module" src="main.js"></script>'])
}

/** esbuild, with its splitting. */
export const byEsbuild: Bundler = async ({ root, folder, out }) => {
  installAsPackage(root, folder)
  const { build } = installed(root)('esbuild') as { build: (options: object) => Promise<unknown> }
  rmSync(out, { recursive: true, force: true })
  await build({
    entryPoints: [join(folder, 'main.js')],
    outdir: out,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  writePage(out, ['<link rel="stylesheet" href="main.css">', '<script type="module" src="main.js"></script>'])
}

/** Installs those that are no part of this project. */
export function installBundlers(root: string): void {
  const folder = folderOf(root)
  if (Object.keys(versions).every((name) => existsSync(join(folder, 'node_modules', name)))) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: versions }))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, stdio: 'inherit' })
}

interface Stats {
  hasErrors(): boolean
  toString(options: object): string
}

function folderOf(root: string): string {
  return join(root, '.cache/bundlers')
}

function installed(root: string): (name: keyof typeof versions) => unknown {
  return createRequire(join(folderOf(root), 'package.json'))
}

/** A bundler looks for it above the page, as after an installation. */
function installAsPackage(root: string, folder: string): void {
  const modules = join(folder, '../node_modules')
  mkdirSync(modules, { recursive: true })
  const link = join(modules, manifestOf(root).name)
  if (!readdirSync(modules).includes(manifestOf(root).name)) symlinkSync(root, link, 'dir')
}

function writePage(folder: string, tags: readonly string[]): void {
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><body></body>'
  writeFileSync(join(folder, 'index.html'), `${head}${tags.join('')}</html>`)
}

/** The package by its own names, as it was built and as a host would have it installed. */
function thePackage(root: string) {
  const { name, exports } = manifestOf(root)
  return {
    name: 'the-package',
    enforce: 'pre' as const,
    resolveId(source: string) {
      if (source !== name && !source.startsWith(`${name}/`)) return null
      const file = resolveExport(exports, `.${source.slice(name.length)}`)
      return file === undefined ? null : { id: join(root, file), moduleSideEffects: file.endsWith('.css') }
    },
  }
}
