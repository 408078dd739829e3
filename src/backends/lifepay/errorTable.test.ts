import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from '../../locales/languages/en.ts'
import { meaningOf } from './answers.ts'
import { lifepayErrors } from './vectors.test-support.ts'

const page = join(import.meta.dirname, '../../../stories/docs/backends/lifepay.md')
const head = '| code | as a message is sent | as a code is checked |'

/** The page says of each code what a person reads. `npm run test:unit -- errorTable -u` writes it. */
test('the page of LIFE PAY has what a person reads for each of the 34 codes', async () => {
  const said = (code: string, phase: 'send' | 'verify') => {
    // An earlier code still holds, which leads to its step.
    if (phase === 'send' && code === 'TrySendCodeLater') return en.notices['sent-recently']
    const meaning = meaningOf({ code }, phase)
    return meaning === undefined ? '' : en.errors[meaning]
  }
  const rows = lifepayErrors.map(({ code }) => {
    const [send, verify] = [said(code, 'send'), said(code, 'verify')]
    return `| \`${code}\` | ${send} | ${verify === send ? 'the same' : verify} |`
  })
  const lines = readFileSync(page, 'utf8').split('\n')
  const first = lines.indexOf(head)
  expect(first).toBeGreaterThan(0)
  const after = first + lines.slice(first).findIndex((line) => line === '')
  const written = [...lines.slice(0, first + 2), ...rows, ...lines.slice(after)].join('\n')
  await expect(written).toMatchFileSnapshot(page)
})
