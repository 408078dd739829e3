import { describe, expect, test } from 'vitest'
import { gettingStartedPages, startOf } from './gettingStarted.ts'
import { hosts } from './hosts.ts'

describe.each(gettingStartedPages())('the page of getting started %s', (page) => {
  test('has three commands at most, the last of which starts the app, and one file', () => {
    const { commands, file } = startOf(page)
    expect(commands.length).toBeLessThanOrEqual(3)
    expect(commands.some((line) => /\bnpm install entryphone\b/.test(line))).toBe(true)
    expect(commands.at(-1)).toMatch(/^(?:npm run dev|npx serve)$/)
    expect(file.text).toContain('docspace')
  })

  test('is run by a host', () => {
    expect(Object.values(hosts).filter((host) => host.page === page)).toHaveLength(1)
  })
})
