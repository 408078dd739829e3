import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './gate.ts'
import { type Protection, protections } from './protections.data.ts'
import { Copy } from './takenOut.ts'

/**
 * `tsx .ci/protections.ts [row or protection…]`: takes each protection of SECURITY.md out in turn, in a copy of the
 * project, and runs the test that is named for it. Prints row, patch and the test that fell; fails where none falls, where
 * a patch no longer applies, and where a row, or a unit test that it names, has none.
 */
const root = join(import.meta.dirname, '..')

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
const copy = new Copy(join(cache, 'protections'))
for (const protection of protections.filter(isChosen)) {
  const outcome = takeOut(protection)
  console.log(`${'fell' in outcome ? '✓' : '✗'} ${protection.row} · without: ${protection.without}`)
  console.log(`    ${'fell' in outcome ? outcome.fell : outcome.failure}`)
  if ('failure' in outcome) failures.push(`${protection.row} · ${protection.without}: ${outcome.failure}`)
}
copy.remove()
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

function takeOut({ row, file, search, replace, test }: Protection): { fell: string } | { failure: string } {
  const named = rows.find((line) => line.startsWith(plain(row)))
  if (named === undefined) return { failure: 'SECURITY.md has no such row.' }
  if (!named.includes(plain(`\`${test.file}\` › ${test.name}`))) {
    return { failure: `The row does not name \`${test.file}\` › ${test.name}.` }
  }
  return copy.without({ file, search, replace }, () => {
    const [fell] = copy.fallen([test])
    const stays = `${test.file} › ${test.name} stays green.`
    return fell === undefined ? { failure: stays } : { fell: `fell: ${fell.file} › ${fell.name}` }
  })
}
