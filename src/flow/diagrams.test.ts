import { describe, expect, test } from 'vitest'
import { documentedBackends } from '../test-support/records.test-support.ts'
import { describeRoutes, mermaidOf } from './diagram.ts'
import { svgOf } from './statechart.test-support.ts'

describe('the diagrams', () => {
  test.each(documentedBackends())('$name has its statechart drawn from its routes', async ({ name, routes }) => {
    await expect(mermaidOf(name, routes)).toMatchFileSnapshot(`./diagrams/${name}.mmd`)
    await expect(svgOf(name, routes)).toMatchFileSnapshot(`./diagrams/${name}.svg`)
    await expect(`${JSON.stringify(describeRoutes(name, routes), null, 2)}\n`).toMatchFileSnapshot(
      `./diagrams/${name}.json`,
    )
  })

  test('a statechart that never gets done shows no end', () => {
    const drawn = mermaidOf('endless', { start: ['phone'], phone: { submit: ['code'] }, code: { resend: ['code'] } })
    expect(drawn).not.toContain('--> [*]')
  })
})
