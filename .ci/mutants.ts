import type { MutantResult } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { relative } from 'node:path'
import { records } from '../src/test-support/records.test-support.ts'

/**
 * `npm run mutants [-- folder…]`: Stryker over the folders that decide who gets in, each against the tests that guard it,
 * and every survivor by name. `flow/tabs` is one file of a folder, `'flow/{memory,storable}'` are two, against the same
 * tests. Why the ones that are left survive is written in `.ci/survivors.md`.
 */
interface Folder {
  readonly mutate: readonly string[]
  readonly tests: readonly string[]
}

/** What says the same of every backend. */
const ofAll = ['src/flow/diagrams.test.ts', 'src/backends/{options,scope}.test.ts', 'src/backends/hooks.test.tsx']
const shared = new Set(Object.values(records).flatMap(({ shares }) => shares))
const folders: Readonly<Record<string, Folder>> = {
  protocol: { mutate: ['protocol', 'runtime'], tests: ['src/{protocol,runtime}/*.test.ts'] },
  backends: { mutate: ['backends'], tests: ['src/backends/hooks.test.tsx', 'src/backends/*/hooks.test.tsx'] },
  ...Object.fromEntries(Object.entries(records).map(([name, { shares }]) => [name, folderOf(name, shares)])),
  ...Object.fromEntries([...shared].map((name) => [name, folderOf(name, [name])])),
  flow: { mutate: ['flow', 'flow/{otherTabs,persistence}'], tests: ['src/flow/**/*.test.{ts,tsx}'] },
}

/** What several backends are made of is guarded by the tests of all of them, and so is each of these. */
function folderOf(name: string, shares: readonly string[]): Folder {
  const family = Object.entries(records).filter(([, record]) => record.shares.some((one) => shares.includes(one)))
  const guards = [...new Set([name, ...shares, ...family.map(([other]) => other)])]
  return {
    mutate: [`backends/${name}{,/**}`],
    tests: [...guards.map((one) => `src/backends/${one}/*.test.{ts,tsx}`), ...ofAll],
  }
}

const leastScore = 90

const chosen = process.argv.slice(2)
const scores: { name: string; killed: number; all: number }[] = []
for (const name of chosen.length > 0 ? chosen : Object.keys(folders)) {
  const mutants = await mutantsOf(name)
  const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  for (const { fileName, location, mutatorName, replacement = '' } of survivors) {
    const at = `${relative('', fileName)}:${location.start.line}:${location.start.column}`
    console.log(`${at} ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`)
  }
  scores.push({ name, killed, all: killed + survivors.length })
}
const total = { killed: sum(scores.map(({ killed }) => killed)), all: sum(scores.map(({ all }) => all)) }
if (percent(total.killed, total.all) < leastScore) process.exitCode = 1
scores.push({ name: 'all', ...total })
console.log(`\n${row('folder', 'killed', 'of', '%')}`)
for (const { name, killed, all } of scores) {
  console.log(row(name, String(killed), String(all), percent(killed, all).toFixed(1)))
}

function mutantsOf(name: string): Promise<MutantResult[]> {
  const [folderName = '', file = '*'] = name.split('/')
  const folder = folders[folderName]
  if (folder === undefined) throw new Error(`${folderName} is none of ${Object.keys(folders).join(', ')}.`)
  process.env['MUTANTS_TESTS'] = folder.tests.join(' ')
  process.env['MUTANTS_MUTATE'] = folder.mutate.join(' ')
  return new Stryker({
    // What is only data or tests has no logic to break.
    mutate: [...folder.mutate.map((path) => `src/${path}/${file}.{ts,tsx}`), '!src/**/*.{test,test-support}.{ts,tsx}'],
    testRunner: 'vitest',
    vitest: { configFile: '.ci/vitest.mutants.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', './.ci/wordsForDevelopers.ts'],
    ignorers: ['words-for-developers'],
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    // Routes, schemas and tables are evaluated once, while a module loads, and count like anything else.
    ignoreStatic: false,
    concurrency: Number(process.env['MUTANTS_CONCURRENCY'] ?? 1),
    timeoutMS: 10_000,
    dryRunTimeoutMinutes: 10,
    // Stryker would rewrite the real one, through an interface that TypeScript 7 no longer has.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
    tempDirName: '.cache/stryker',
    ignorePatterns: ['e2e', 'stories', 'dist', '.storybook', 'storybook-static'],
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: `.cache/mutants/${name.replace('/', '.')}.json` },
  }).runMutationTest()
}

function percent(killed: number, all: number): number {
  return (100 * killed) / all
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(20) + cells.map((cell) => cell.padStart(8)).join('')
}
