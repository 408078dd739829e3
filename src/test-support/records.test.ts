import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lacking, requirements } from './record.test-support.ts'
import { backendNames, flows, records } from './records.test-support.ts'
import { unanswered } from './servers.test-support.ts'

/** What is published has its record, and whoever adds a backend reads here what is left to write. */
const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const stories = readdirSync(join(root, 'stories/flows')).map((file) => read(`stories/flows/${file}`))

describe.each(backendNames)('%s', (name) => {
  const record = records[name]

  test('has a record with everything that is asked of one', async () => {
    expect(await lacking(name, record)).toEqual([])
  })

  test('makes its flows by the names its backends have', () => {
    for (const flow of flows.filter(({ backend }) => backend === name)) {
      expect(flow.make({ baseUrl: 'https://backend.example.com' }).name).toBe(flow.name)
    }
  })

  test('has a double in the sandbox, or its real server beside it', () => {
    expect(unanswered(name, record?.mount)).toEqual([])
  })

  test('has hooks, a row in README, a page and a story', () => {
    const lacks = [
      !existsSync(join(root, `src/backends/${name}/hooks.ts`)) &&
        `src/backends/${name}/hooks.ts is missing: write a hook for each documented endpoint.`,
      !new RegExp(`^\\|.*\\| \`${name}\` \\|`, 'm').test(read('README.md')) &&
        `README.md has no row of ${name}: add one to the table of backends, with \`${name}\` as what is imported.`,
      !existsSync(join(root, `stories/docs/backends/${name}.md`)) &&
        `stories/docs/backends/${name}.md is missing: write the page that its row in README leads to.`,
      !stories.some((story) => story.includes(`backends/${name}/index.ts`)) &&
        `stories/flows has no story of ${name}: write one that plays its journey over the sandbox.`,
    ]
    expect(lacks.filter((one) => one !== false)).toEqual([])
  })
})

describe('a backend that is not told of completely', () => {
  test('without a record reads which file to write', async () => {
    expect(await lacking('acme', undefined)).toEqual([
      expect.stringMatching(/^src\/backends\/acme\/record\.test-support\.ts is missing: export a `record`/),
    ])
  })

  test('that nothing answers for reads what can: a double, or its real server', () => {
    const [lacks = ''] = unanswered('acme', '/acme')
    expect(lacks).toMatch(
      /at \/acme: write src\/sandbox\/acme\/double\.ts, .* src\/backends\/acme\/server\.test-support\.ts/,
    )
  })

  test.each(Object.keys(requirements))('whose record has no %s, or an empty one, reads what to write', async (key) => {
    const [whole] = Object.values(records)
    for (const value of [undefined, ...(key === 'variants' || key === 'shares' ? [] : [{}, async () => []])]) {
      const lacks = await lacking('acme', { ...whole, [key]: value })
      expect(lacks).toEqual([expect.stringMatching(`^src/backends/acme/record.test-support.ts has no \`${key}\`: \\w`)])
    }
  })
})
