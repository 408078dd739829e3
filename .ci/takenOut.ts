import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { failedInBrowser, failedInUnit, type FailedTest } from './counts.ts'

/** Something small that the code does, as text: without it a test has to fall. */
export interface Patch {
  readonly file: string
  /** Small, and there once: what stands around it may change. */
  readonly search: string
  readonly replace: string
}

/** A test by its file and its title, or by a part of it. What a table fills in is written as there: `%s`. */
export interface NamedTest {
  readonly file: string
  readonly name: string
}

/** A patch applies where its text stands once. */
export function timesIn(source: string, search: string): number {
  return source.split(search).length - 1
}

const root = join(import.meta.dirname, '..')
/** A copy of the project, in which things are taken out of the code and tests are run. */
export class Copy {
  readonly folder: string

  /** What is in the working tree, but for what nobody would commit. */
  constructor(folder: string) {
    this.folder = folder
    this.remove()
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
    for (const file of new Set(list.toString().split('\0').filter(Boolean))) {
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      cpSync(join(root, file), join(folder, file))
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** What comes of it while the patch is in; or why it cannot be. */
  without<Outcome>({ file, search, replace }: Patch, look: () => Outcome): Outcome | { readonly failure: string } {
    const path = join(this.folder, file)
    const source = readFileSync(path, 'utf8')
    const places = timesIn(source, search)
    if (places !== 1) return { failure: `The patch no longer applies: ${file} has ${places} times ${search}` }
    try {
      writeFileSync(
        path,
        source.replace(search, () => replace),
      )
      return look()
    } finally {
      writeFileSync(path, source)
    }
  }

  /** Which of these tests fall, with one start of what serves the pages. A file that does not load has none that could. */
  fallen(tests: readonly NamedTest[]): readonly FailedTest[] {
    const inBrowser = tests.filter(({ file }) => file.endsWith('.spec.ts'))
    const others = tests.filter((test) => !inBrowser.includes(test))
    const all = [...others.flatMap((test) => this.#fallenInUnit(test)), ...this.#fallenInBrowser(inBrowser)]
    return all.filter((fallen) => tests.some((test) => isOf(fallen, test)))
  }

  #fallenInUnit({ file, name }: NamedTest): readonly FailedTest[] {
    const output = join(this.folder, 'fallen.json')
    const command = ['run', '--project', 'unit', file, '-t', pattern(name), '--reporter=json', `--outputFile=${output}`]
    return failedInUnit(this.#run('vitest', command, output)).map((fallen) => ({ ...fallen, file }))
  }

  #fallenInBrowser(tests: readonly NamedTest[]): readonly FailedTest[] {
    if (tests.length === 0) return []
    const files = [...new Set(tests.map(({ file }) => file))]
    const names = tests.map(({ name }) => pattern(name)).join('|')
    const words = ['test', '-c', 'e2e/playwright.config.ts', '--project=chromium', ...files, '-g', names]
    return failedInBrowser(this.#run('playwright', words, join(this.folder, '.cache/e2e.json')))
  }

  /** What it reports; of a program that did not come so far, nothing. */
  #run(program: string, words: readonly string[], output: string): unknown {
    rmSync(output, { force: true })
    const env = { ...process.env, EVIDENCE: '1' }
    const options = { cwd: this.folder, stdio: 'ignore', timeout: 300_000, env } as const
    spawnSync(join(this.folder, 'node_modules/.bin', program), [...words], options)
    return existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : undefined
  }
}

/** Whether it is the test that is named: what a table fills in may be anything. */
export function isOf(fallen: FailedTest, { file, name }: NamedTest): boolean {
  return fallen.file === file && new RegExp(pattern(name)).test(fallen.name)
}

function pattern(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/%[sijo]/g, '.*')
}
