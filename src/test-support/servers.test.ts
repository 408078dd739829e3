import { expect, test } from 'vitest'
import { doubles } from '../sandbox/doubles.ts'
import { servers, unanswered, wholeSandbox } from './servers.test-support.ts'

test('a real server lies where no double does, with switches of its own name', () => {
  const mounts = wholeSandbox().doubles.map(({ mount }) => mount)
  expect(new Set(mounts).size).toBe(mounts.length)
  expect(mounts).toEqual([...doubles(), ...servers].map(({ mount }) => mount))
  for (const { mount, switches = {} } of servers) {
    expect(Object.keys(switches).filter((name) => !name.startsWith(`${mount.slice(1)}.`))).toEqual([])
  }
})

test('better-auth, which is a package, is there as itself', () => {
  expect(servers.map(({ name }) => name)).toContain('better-auth')
  expect(unanswered('better-auth', '/better-auth')).toEqual([])
})
