import { join } from 'node:path'
import { type Broken, broken } from '../e2e/evidence/broken.ts'
import type { Shown } from '../e2e/evidence/criteria.ts'
import { cache } from './gate.ts'
import { Copy, isOf } from './takenOut.ts'

/**
 * `tsx .ci/criteria.ts [criterion or what is broken…]`: breaks what each criterion of WCAG hangs on in turn, in a copy of the
 * project, and runs the tests that the page about accessibility names for it. Prints criterion, patch and why each test
 * fell; fails where one stays green, and where a patch no longer applies.
 */
const chosen = process.argv.slice(2)
const isChosen = ({ criteria: numbers, without }: Broken) =>
  chosen.length === 0 || chosen.some((one) => numbers.includes(one) || without.startsWith(one))

const failures: string[] = []
const copy = new Copy(join(cache, 'criteria'))
for (const one of broken.filter(isChosen)) failures.push(...lookAt(one))
copy.remove()
for (const failure of failures) console.log(`✗ ${failure}`)
console.log(`${broken.filter(isChosen).length} broken, ${failures.length} failures`)
process.exitCode = failures.length > 0 ? 1 : 0

function lookAt({ criteria: numbers, without, tests, ...patch }: Broken): readonly string[] {
  const title = `${numbers.join(', ')} · without: ${without}`
  const outcome = copy.without(patch, () => ({ fallen: copy.fallen(tests.map(named)) }))
  if ('failure' in outcome) {
    console.log(`✗ ${title}\n    ${outcome.failure}`)
    return [`${title}: ${outcome.failure}`]
  }
  const green = tests.filter((test) => !outcome.fallen.some((fallen) => isOf(fallen, named(test))))
  console.log(`${green.length === 0 ? '✓' : '✗'} ${title}`)
  for (const { file, name, why } of outcome.fallen) console.log(`    ${file} › ${name}\n        ${why}`)
  return green.map(({ file, test }) => `${title}: ${file} › ${test} stays green.`)
}

function named({ file, test }: Shown) {
  return { file, name: test }
}
