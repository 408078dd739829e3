import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Script } from 'node:vm'
import { z } from 'zod'
import { defineConfig, type Plugin, runnerImport } from 'vite'
import type { TestProjectConfiguration } from 'vitest/config'
import { chromiumLaunchOptions } from './.ci/chromium.ts'
import { splitEntry } from './.ci/besides.ts'
import { compiledSchemas } from './.ci/compiledSchemas.ts'
import { entries, programs } from './.ci/entries.ts'
import { firstForm, isClient } from './.ci/firstForm.ts'
import { pureDeclarations } from './.ci/pureDeclarations.ts'
import { askedWhileLoading, readyFunctions } from './.ci/readyFunctions.ts'

const root = import.meta.dirname
/** What `.ci/script.ts` makes `entryphone/script` of: nobody imports these. */
const scripts = Object.fromEntries(
  ['main.tsx', 'loader.ts'].map((file) => [
    `element/script/${file.replace(/\.tsx?$/, '')}`,
    join(root, 'src/element/script', file),
  ]),
)
const form = firstForm(root, Object.values(entries(root)))

export default defineConfig(async () => ({
  root,
  // What lies in `public` serves the stories and the host page; it is no part of the package.
  publicDir: false as const,
  plugins: [
    react(),
    schemasCompiled(),
    filesOfModules(),
    functionsReady(),
    onlyDeclaredPackages(),
    oneFirstForm(),
    indexSplit(),
    classicScript(),
  ],
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: false,
    lib: { entry: { ...entries(root), ...programs(root), ...scripts }, formats: ['es' as const] },
    rolldownOptions: {
      external: isPackage,
      preserveEntrySignatures: 'allow-extension' as const,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: fileOf, debugName: 'files' }],
        },
      },
    },
  },
  // Vitest sets this; a plain build has no use for Storybook and a browser.
  ...(process.env['VITEST'] !== undefined && { test: { projects: await projects() } }),
}))

async function projects(): Promise<TestProjectConfiguration[]> {
  const { storybookTest } = await import('@storybook/addon-vitest/vitest-plugin')
  const { playwright } = await import('@vitest/browser-playwright')
  const { endStory, takePicture, usualPage, wish } = await import('./.storybook/pictures/commands.ts')
  return [
    {
      root,
      plugins: [react()],
      test: {
        name: 'unit',
        include: [
          'src/**/*.test.{ts,tsx}',
          'e2e/{host,hosts,evidence}/**/*.test.ts',
          '.ci/*.test.ts',
          'stories/docs/**/*.test.{ts,tsx}',
        ],
        setupFiles: ['.ci/setup.ts'],
        // A chunk that is asked for under a loaded machine takes seconds; nothing here measures time.
        testTimeout: 20_000,
        restoreMocks: true,
        unstubGlobals: true,
      },
    },
    {
      root,
      plugins: [storybookTest({ configDir: `${root}/.storybook` })],
      test: {
        name: 'stories',
        // Words alone, see `.ci/reference.ts`: no page is opened for them.
        exclude: ['stories/docs/reference/**'],
        setupFiles: ['.storybook/pictures/setup.ts'],
        // On two cores Vitest would open one page, which waits half of its time.
        maxWorkers: 2,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          commands: { endStory, takePicture, wish },
          provider: playwright({
            launchOptions: drawnAlike(chromiumLaunchOptions()),
            contextOptions: { viewport: usualPage },
          }),
          instances: [{ browser: 'chromium' }],
        },
      },
    },
  ]
}

/** Text as it is drawn on no machine in particular. */
function drawnAlike<Options extends { readonly args: readonly string[] }>(options: Options) {
  const args = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']
  return { ...options, args: [...options.args, ...args] }
}

/** Anything that is not a path: what ships imports its packages, it never contains them, but for one. */
function isPackage(specifier: string): boolean {
  return !/^[./\0]|^[a-z]:/i.test(specifier) && !specifier.startsWith(built)
}

/**
 * Built in, of this package, is what we use: one line. As a dependency it would bring every host 18 MB, most of it
 * pictures of flags that nobody asks for (`country-flag-icons`).
 */
const built = 'react-phone-number-input/'

/** Which file of the package a module goes to: one of the first form's, else one of its own. */
function fileOf(id: string): string | null {
  if (id.includes(built)) return 'vendor/phoneNumber'
  if (!id.startsWith(join(root, 'src'))) return null
  return form.fileOf(id) ?? relative(join(root, 'src'), id).replace(/\.tsx?$/, '')
}

/** What each module says of itself, a file of several of them says as well: "use client", and that loading it does nothing. */
function filesOfModules(): Plugin {
  const isClientModule = (id: string) => id.startsWith(join(root, 'src')) && isClient(id)
  return {
    name: 'files-of-modules',
    apply: 'build',
    renderChunk(code, { moduleIds }) {
      const pure = moduleIds.length > 1 ? pureDeclarations(code, this.parse(code)) : code
      const isMarked = !moduleIds.some(isClientModule) || pure.startsWith('"use client"')
      return isMarked ? pure : `"use client";\n${pure}`
    },
  }
}

/** Is in the files of the first form and of the code step, and few people ever see it: failures, answers, pasted messages. */
const seldomCalled = new RegExp(
  `/(?:${[
    'Answers|BrokenScreen|CaptchaRoom|CountrySelect|EndScreen|FailedScreen|KeptScreen|LateChallenge|OtherMethods',
    'TrustBox|ValidFor|awaitedHandle|codeInText|inTime|listCountries|localPart|plainText|reportAction',
    'slotAt|untilAborted|useAwaited|useKeep|withCaptcha',
  ].join('|')})\\.tsx?$`,
)

/**
 * What the first form and the code step, to which nearly everyone comes, are made of is compiled before it is called. Of what
 * comes later besides, what is never called would only lie in memory.
 */
function functionsReady(): Plugin {
  const isBegun = (fileName: string) =>
    fileName === 'chunks/firstForm.js' ||
    fileName === 'ui/steps/CodeStep.js' ||
    /^backends\/[^/]+\/index\.js$/.test(fileName)
  return {
    name: 'functions-ready',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
      )
      const parse = (code: string) => this.parse(code)
      const first = new Set<string>()
      const reach = (fileName: string) => {
        if (first.has(fileName) || !chunks.has(fileName)) return
        first.add(fileName)
        for (const imported of chunks.get(fileName)?.imports ?? []) reach(imported)
      }
      for (const fileName of chunks.keys()) if (isBegun(fileName)) reach(fileName)
      const asked = askedWhileLoading(
        Object.fromEntries([...chunks.values()].map(({ fileName, code }) => [fileName, code])),
        parse,
      )
      for (const fileName of first) {
        const chunk = chunks.get(fileName)
        if (chunk === undefined) continue
        const seldom = Object.entries(chunk.modules).filter(([id]) => seldomCalled.test(id))
        const names = seldom.flatMap(([, { code }]) => [...(code ?? '').matchAll(/^(?:async )?function (\w+)/gm)])
        const lazy = new Set(names.map(([, name = '']) => name))
        chunk.code = readyFunctions(chunk.code, parse, asked.get(fileName), lazy)
      }
    },
  }
}

/** What comes from outside is parsed without zod: `*.schema.ts` ships as what zod has made of it. */
function schemasCompiled(): Plugin {
  return {
    name: 'schemas-compiled',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.schema.ts')) return null
      const { module } = await runnerImport<Record<string, unknown>>(id, { configFile: false, root })
      return { code: compiledSchemas(module), moduleType: 'js' }
    },
  }
}

/** Fails the build where a host's bundler could no longer make one script of the first form. */
function oneFirstForm(): Plugin {
  return {
    name: 'one-first-form',
    apply: 'build',
    buildStart() {
      for (const fault of form.faults) this.error(fault)
    },
  }
}

/** What the first form does without is handed on by a file of its own. */
function indexSplit(): Plugin {
  return {
    name: 'index-split',
    apply: 'build',
    generateBundle(_, bundle) {
      const index = bundle['index.js']
      if (index?.type !== 'chunk') this.error('There is no index.js.')
      const isBeside = (file: string) => {
        const chunk = bundle[file.replace('./', '')]
        return chunk?.type === 'chunk' && !chunk.moduleIds.some((module) => form.has(module))
      }
      const { entry, besides } = splitEntry(index.code, isBeside, './besides.js')
      index.code = entry
      this.emitFile({ type: 'asset', fileName: 'besides.js', source: besides })
    },
  }
}

/** Fails the build where `entryphone/early` could no longer be loaded by a plain `<script src>`. */
function classicScript(): Plugin {
  return {
    name: 'classic-script',
    apply: 'build',
    generateBundle(_, bundle) {
      const early = bundle['early.js']
      if (early?.type !== 'chunk') this.error('There is no early.js.')
      // A syntax error, with an import or an export in it.
      else new Script(early.code, { filename: early.fileName })
    },
  }
}

/** Fails the build where a module that ships imports a package the manifest does not ask hosts to have. */
function onlyDeclaredPackages(): Plugin {
  const group = z.record(z.string(), z.string()).optional()
  const manifest = z
    .object({ dependencies: group, peerDependencies: group })
    .parse(JSON.parse(readFileSync(`${root}/package.json`, 'utf8')))
  const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
  return {
    name: 'only-declared-packages',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        for (const imported of [...file.imports, ...file.dynamicImports]) {
          const name = /^(@[^/]+\/)?[^/]+/.exec(imported)?.[0] ?? imported
          // A program of the package's runs in Node; what a host imports runs anywhere.
          const isNodes = imported.startsWith('node:') && file.fileName.startsWith('cli/')
          if (imported in bundle || declared.has(name) || isNodes) continue
          this.error(`${file.fileName} imports ${imported}, which package.json does not list for hosts.`)
        }
      }
    },
  }
}
