import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../main.ts'
import { keptTerminal } from '../terminal.test-support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entryphone-check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs it on a module with this text. */
async function check(text: string, ...words: readonly string[]) {
  const file = join(folder, `backend-${Math.random()}.mjs`)
  writeFileSync(file, text)
  const { terminal, said, complained } = keptTerminal()
  const code = await main(['check', file, ...words], terminal)
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

const backendAsking = (more = '') => `export default () => ({
  name: 'acme',
  routes: { start: ['phone'], phone: { submit: ['done'] } },
  async start() {
    await fetch('https://acme.example/start?token=secret', { headers: { authorization: 'Bearer secret' } })
    return { kind: 'phone', purpose: 'sign-in', context: {} }
  },
  phone: { submit: async () => ({ kind: 'done', session: {} }) },
  ${more}
})`

describe('npx entryphone check', () => {
  beforeEach(() => void vi.stubGlobal('fetch', async () => new Response('{}', { status: 203 })))

  test('reports each rule, with the requests it made, and nothing of theirs that is secret', async () => {
    const { code, said } = await check(backendAsking())
    expect(code).toBe(0)
    expect(said).toContain('# Entryphone: the backend "acme"')
    expect(said).toMatch(/\. 7 rules hold, 0 do not\./)
    expect(said).toMatch(
      /✓ starts with a step its routes declare\n {2}`GET https:\/\/acme\.example\/start` 203, \d+ ms/,
    )
    expect(said).not.toContain('secret')
  })

  test('says which rule is broken and why, and ends with 1', async () => {
    const { code, said } = await check(backendAsking('code: { submit: async () => undefined },'))
    expect(code).toBe(1)
    expect(said).toMatch(
      /✗ can do every action it declares.*\n {2}It declares phone\.submit and can do phone\.submit, code\.submit\./,
    )
  })

  test('a server that does not answer is said not to, by the code of the error', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new Error('fetch failed: secret')
    })
    const { code, said } = await check(backendAsking())
    expect(code).toBe(1)
    expect(said).toMatch(
      /✗ starts with a step its routes declare\n {2}It failed with `\w+(-\w+)*`\.\n {2}`GET [^`]*` no answer, \d+ ms/,
    )
    expect(said).not.toContain('secret')
  })

  test('gives JSON where it is asked for', async () => {
    const { said } = await check(backendAsking(), '--json')
    expect(JSON.parse(said)).toMatchObject({ backend: 'acme', outcomes: expect.any(Array) as unknown })
  })

  test.each([
    ['export default 7', 'does not export a function by default'],
    ['export default', 'cannot be loaded'],
  ])('a file with %s is said not to do', async (text, why) => {
    const { code, complained } = await check(text)
    expect(code).toBe(2)
    expect(complained).toContain(why)
  })
})
