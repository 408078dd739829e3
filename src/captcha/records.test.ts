// @vitest-environment jsdom
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod/mini'
import { standIns } from '../sandbox/captcha/standIns.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { captchaRequirements, type CaptchaRecord, lackingCaptcha } from './record.test-support.ts'
import { captchaNames, captchaRecords } from './records.test-support.ts'
import {
  formatted,
  lazyModule,
  readFromRoot,
  roomsIn,
  standInsModule,
  storiesModule,
  tablesIn,
  writeThem,
} from './written.test-support.ts'

/** Whoever adds a captcha provider reads here what is left to write, and `-u` writes what can be written. */
const root = join(import.meta.dirname, '../..')
const standInNames = readdirSync(join(root, 'src/sandbox/captcha/standIns')).map((file) => file.replace(/\.ts$/, ''))
const sandbox = createSandbox()
const base = 'http://sandbox.test/captcha'

const exported = Object.fromEntries(
  await Promise.all(
    captchaNames.map(async (name): Promise<[string, string]> => {
      const module = (await import(`./providers/${name}.tsx`)) as object
      const [Provider, ...others] = Object.keys(module)
      if (Provider === undefined || others.length > 0)
        throw new Error(`src/captcha/providers/${name}.tsx has to export its provider, and nothing else.`)
      return [name, Provider]
    }),
  ),
)

describe.each(captchaNames)('the provider %s', (name) => {
  const record = captchaRecords[name]

  test('has a name that can be a variable’s, in small letters', () => {
    expect(name).toMatch(/^[a-z][a-z\d]*$/)
  })

  test('has a record with everything that is asked of one', async () => {
    expect(await lackingCaptcha(name, record)).toEqual([])
  })

  test('has a stand-in in the sandbox', () => {
    expect(
      standInNames,
      `Write src/sandbox/captcha/standIns/${name}.ts: export \`${name}\`, a StandIn (src/sandbox/captcha/standIn.ts), as the vendor’s documents say it. Then run \`${writeThem}\`.`,
    ).toContain(name)
  })
})

describe.each(Object.entries(captchaRecords).filter(([name]) => name in standIns))(
  'the stand-in of %s',
  (name, record: CaptchaRecord) => {
    const standIn = Object.entries(standIns).find(([listed]) => listed === name)?.[1]

    test('has a script at its vendor’s path, which defines what the vendor’s does and tells that it is there', async () => {
      const loaded = vi.fn<() => void>()
      vi.stubGlobal('scriptIsReady', loaded)
      const address = `${base}/${name}${new URL(record.script.src).pathname}?onload=scriptIsReady`
      const script = await sandbox.fetch(new Request(address))
      expect(script.status, `\`paths\` of the stand-in lack ${new URL(record.script.src).pathname}.`).toBe(200)
      await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(await script.text())}`)
      await vi.waitFor(() => expect(loaded).toHaveBeenCalledOnce())
      expect(window).toHaveProperty([record.script.global])
      Reflect.deleteProperty(window, record.script.global)
    })

    test('is a server that takes a token as long, and answers, as its record says', async () => {
      const issued = await sandbox.fetch(
        new Request(`${base}/${name}/issue`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"sitekey":"key"}',
        }),
      )
      const { token, lifetime } = z.object({ token: z.string(), lifetime: z.number() }).parse(await issued.json())
      expect(lifetime).toBe(record.lifetime)
      const { verification } = record
      expect(verification.fields).toContain(verification.token)
      const answers = await Promise.all(
        [token, 'no token'].map(async (sent): Promise<unknown> => {
          const body = new URLSearchParams({ [verification.token]: sent })
          return (await sandbox.fetch(new Request(`${base}/${name}/siteverify`, { method: 'POST', body }))).json()
        }),
      )
      expect(answers[0]).toMatchObject(verification.passed)
      expect(answers[1]).not.toMatchObject(verification.passed)
      expect(standIn?.field).toBe(verification.token)
    })
  },
)

/** What cannot list a folder is written from it. */
describe('what is written from the providers is as they are', () => {
  const records = Object.entries(captchaRecords)
  const provided = standInNames.filter((name) => captchaNames.includes(name)).toSorted()
  const css = 'src/ui/theme/captcha.css'
  const page = 'stories/docs/captcha.md'

  test.each([
    ['src/captcha/lazy.ts', (path: string) => formatted(path, lazyModule(exported))],
    ['src/sandbox/captcha/standIns.ts', (path: string) => formatted(path, standInsModule(provided))],
    ['stories/parts/CaptchaProviders.stories.tsx', (path: string) => formatted(path, storiesModule(exported))],
    [css, (path: string) => formatted(path, roomsIn(readFromRoot(css), records))],
    [page, () => tablesIn(readFromRoot(page), records)],
  ])('%s', async (path, write) => {
    await expect(write(path), `Write it anew: ${writeThem}`).toMatchFileSnapshot(join(root, path))
  })
})

describe('a provider that is not told of completely', () => {
  test('without a record reads which file to write', async () => {
    expect(await lackingCaptcha('acme', undefined)).toEqual([
      expect.stringMatching(/^src\/captcha\/providers\/acme\.record\.test-support\.ts is missing: export a `record`/),
    ])
  })

  test.each(Object.keys(captchaRequirements))(
    'whose record has no %s, or an empty one, reads what to write',
    async (key) => {
      const [whole] = Object.values(captchaRecords)
      for (const value of [undefined, {}, '', 0]) {
        expect(await lackingCaptcha('acme', { ...whole, [key]: value })).toEqual([
          expect.stringMatching(`^src/captcha/providers/acme.record.test-support.ts has no \`${key}\`: \\w`),
        ])
      }
    },
  )
})
