import { join } from 'node:path'
import { expect, test } from 'vitest'
import { propsOf } from '../../../.ci/propsOf.ts'
import { partNames, stepTypes } from './names.ts'

const root = join(import.meta.dirname, '../../..')

test('what parts take and what steps hold is as their types say, each with its docstring', {
  timeout: 120_000,
}, async () => {
  const props = propsOf(root, [...partNames.map((name) => `${name}Props`), ...Object.values(stepTypes)])
  const silent = [...props].flatMap(([type, taken]) =>
    taken.filter(({ name, says }) => says === '' && name !== 'kind').map(({ name }) => `${type}.${name}`),
  )
  expect(silent, 'Say in a docstring what each of these is.').toEqual([])
  expect([...props].filter(([, taken]) => taken.length === 0)).toEqual([])
  // `npm run test:unit -- stories/docs -u` writes it.
  await expect(`${JSON.stringify(Object.fromEntries(props), null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'props.json'),
  )
})
