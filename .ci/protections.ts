import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { cache } from './gate.ts'
import { type Protection, protections } from './protections.data.ts'

/**
 * `tsx .ci/protections.ts [row or protection…]`: takes each protection of SECURITY.md out in turn, in a copy of the
 * project, and runs the test that is named for it. Prints row, patch and the test that fell; fails where none falls, where
 * a patch no longer applies, and where a row, or a unit test that it names, has none.
 */
const root = join(import.meta.dirname, '..')
const copy = join(cache, 'protections')
const report = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
})

/** A row is named by how it begins, an apostrophe like any other. */
const plain = (text: string) => text.replaceAll('’', "'")
const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat'))
  .map((line) => plain(line.slice(2)))
const chosen = process.argv.slice(2)
const isChosen = ({ row, without }: Protection) =>
  chosen.length === 0 || chosen.some((one) => [row, without].some((text) => plain(text).startsWith(plain(one))))

const failures: string[] = []
if (chosen.length === 0) failures.push(...rows.flatMap(withoutAny))
makeCopy()
for (const protection of protections.filter(isChosen)) {
  const outcome = takeOut(protection)
  console.log(`${'fell' in outcome ? '✓' : '✗'} ${protection.row} · without: ${protection.without}`)
  console.log(`    ${'fell' in outcome ? outcome.fell : outcome.failure}`)
  if ('failure' in outcome) failures.push(`${protection.row} · ${protection.without}: ${outcome.failure}`)
}
rmSync(copy, { recursive: true, force: true })
for (const failure of failures) console.log(`✗ ${failure}`)
console.log(`${protections.filter(isChosen).length} protections, ${failures.length} failures`)
process.exitCode = failures.length > 0 ? 1 : 0

function of(row: string): readonly Protection[] {
  return protections.filter((one) => row.startsWith(plain(one.row)))
}

/** What nothing is taken out for: a row, or a test that it names. Those in a browser fall in runs of their own. */
function withoutAny(row: string): readonly string[] {
  const title = row.split(' | ')[0]
  if (of(row).length === 0) return [`No protection is named for "${title}".`]
  const named = Array.from(row.matchAll(/`(src\/[^`]+)` › ([^;|]+)/g), ([, file = '', name = '']) => [
    file,
    name.trim(),
  ])
  return named
    .filter(([file, name]) => !of(row).some(({ test }) => test.file === file && plain(test.name) === name))
    .map(([file, name]) => `No protection is taken out for ${file} › ${name}, which "${title}" names.`)
}

/** What is in the working tree, but for what nobody would commit. */
function makeCopy(): void {
  rmSync(copy, { recursive: true, force: true })
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const file of new Set(list.toString().split('\0').filter(Boolean))) {
    mkdirSync(join(copy, dirname(file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
}

function takeOut({ row, file, search, replace, test }: Protection): { fell: string } | { failure: string } {
  const named = rows.find((line) => line.startsWith(plain(row)))
  if (named === undefined) return { failure: 'SECURITY.md has no such row.' }
  if (!named.includes(plain(`\`${test.file}\` › ${test.name}`))) {
    return { failure: `The row does not name \`${test.file}\` › ${test.name}.` }
  }
  const source = readFileSync(join(copy, file), 'utf8')
  const places = source.split(search).length - 1
  if (places !== 1) return { failure: `The patch no longer applies: ${file} has ${places} times ${search}` }
  try {
    writeFileSync(
      join(copy, file),
      source.replace(search, () => replace),
    )
    const [fell] = fallen(test)
    return fell === undefined ? { failure: `${test.file} › ${test.name} stays green.` } : { fell: `fell: ${fell}` }
  } finally {
    writeFileSync(join(copy, file), source)
  }
}

/** A file that does not load has no tests, so nothing falls in it. */
function fallen({ file, name }: Protection['test']): readonly string[] {
  const output = join(copy, 'protections.json')
  rmSync(output, { force: true })
  // What a table fills in may be anything.
  const pattern = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/%[sijo]/g, '.*')
  const command = ['run', '--project', 'unit', file, '-t', pattern, '--reporter=json', `--outputFile=${output}`]
  spawnSync(join(copy, 'node_modules/.bin/vitest'), command, { cwd: copy, stdio: 'ignore', timeout: 300_000 })
  try {
    const { testResults } = report.parse(JSON.parse(readFileSync(output, 'utf8')))
    return testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${file} › ${fullName}`)
  } catch {
    return []
  }
}
