import { describe, expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('./*/**/double.ts')

/*
 * `doubles.ts` is written by this test, `npm run test:unit -- doubles -u`: what ships is listed there by name, since it runs
 * where folders cannot be listed, and a double that is in no list would be silently missing.
 */
test('every double in these folders is in the list that ships', async () => {
  const found = await Promise.all(
    Object.entries(modules).map(async ([path, load]) => {
      const module = await load()
      return { path, names: Object.keys(module).filter((name) => typeof module[name] === 'function') }
    }),
  )
  const imports = found
    .toSorted((one, other) => one.path.localeCompare(other.path))
    .map(({ path, names }) => `import { ${names.toSorted().join(', ')} } from '${path}'`)
  const names = found.flatMap((one) => one.names).toSorted()
  const source = [
    "import type { Double } from './double.ts'",
    ...imports,
    '',
    '/** Every documented backend there is a double of, and what stands around them. Written by `doubles.test.ts`. */',
    'const makers: Readonly<Record<string, () => Double>> = {',
    ...names.map((name) => `  ${name},`),
    '}',
    '',
    '/** Every double of a backend, each made anew. */',
    'export function doubles(): readonly Double[] {',
    '  return Object.values(makers).map((make) => make())',
    '}',
    '',
  ]
  await expect(source.join('\n')).toMatchFileSnapshot('./doubles.ts')
})

describe('the doubles', () => {
  test('each have a mount that no other has', () => {
    const mounts = createSandbox().doubles.map(({ mount }) => mount)
    expect(new Set(mounts).size).toBe(mounts.length)
  })
})
