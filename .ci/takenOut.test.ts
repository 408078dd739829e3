import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broken } from '../e2e/evidence/broken.ts'
import { protections } from './protections.data.ts'

const root = join(import.meta.dirname, '..')
const patches = [...protections, ...broken]

test('what `protections` and `criteria` take out of the code still stands in it, once', () => {
  const placesOf = ({ file, search }: (typeof patches)[number]) =>
    readFileSync(join(root, file), 'utf8').split(search).length - 1
  expect(patches.filter((patch) => placesOf(patch) !== 1).map(({ file, search }) => `${file}: ${search}`)).toEqual([])
})
