import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packageNames } from '../../../.ci/entries.ts'
import { main } from '../main.ts'
import { keptTerminal } from '../terminal.test-support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entryphone-create-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function create(...words: readonly string[]) {
  const { terminal, said, complained } = keptTerminal()
  const code = await main(['create', ...words], terminal)
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

describe('npx entryphone create', () => {
  test('writes an app that uses the version it is of, or the one that is asked for', async () => {
    const app = join(folder, 'My App')
    expect(await create(app, '--files-only')).toEqual({ code: 0, said: `${app} is written.`, complained: '' })
    const manifest = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as unknown
    expect(manifest).toMatchObject({
      name: 'my-app',
      dependencies: { entryphone: expect.stringMatching(/^\^\d/) as unknown },
    })
    await create(join(folder, 'other'), '--files-only', '--from', 'file:/a.tgz')
    expect(readFileSync(join(folder, 'other/package.json'), 'utf8')).toContain('"entryphone": "file:/a.tgz"')
  })

  test('imports nothing of the package that there is not', async () => {
    await create(join(folder, 'app'), '--files-only')
    const app = join(folder, 'app')
    const texts = readdirSync(app).map((file) => readFileSync(join(app, file), 'utf8'))
    const names = texts.flatMap((text) => [...text.matchAll(/from '(entryphone[^']*)'/g)].map(([, name = '']) => name))
    const known = packageNames(join(import.meta.dirname, '../../..'))
    expect(names.length).toBeGreaterThan(3)
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })

  test('touches no folder that has something in it', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    const { code, complained } = await create(folder, '--files-only')
    expect([code, readdirSync(folder)]).toEqual([1, ['mine.txt']])
    expect(complained).toContain('is not empty')
  })

  test('wants to know where', async () => {
    expect(await create()).toMatchObject({
      code: 2,
      complained: expect.stringContaining('Name one folder.') as unknown,
    })
  })
})
