import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broken } from '../e2e/evidence/broken.ts'
import { protections } from './protections.data.ts'
import { type Patch, timesIn } from './takenOut.ts'

const root = join(import.meta.dirname, '..')
const patches: readonly Patch[] = [...protections, ...broken]

test('what `protections` and `criteria` take out of the code still stands in it, once', () => {
  const isGone = ({ file, search }: Patch) => timesIn(readFileSync(join(root, file), 'utf8'), search) !== 1
  expect(patches.filter(isGone).map(({ file, search }) => `${file}: ${search}`)).toEqual([])
})
