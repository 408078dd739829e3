import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Backend } from '../../protocol/backend.ts'
import { scriptedBackend } from '../../testing/scriptedBackend.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { keptPlace, takePlace } from './keptPlace.ts'

/** A developer is told once of each name, so each test has a backend of its own. */
let made = 0
let backend: Backend = scriptedBackend({ start: sampleSteps.phone })
beforeEach(() => {
  made += 1
  backend = scriptedBackend({ name: `shop-${made}`, start: sampleSteps.phone })
})

describe('a step is kept under', () => {
  const sending = { scope: 'https://a.example', longestWait: 60_000 }

  test.each<[string, Partial<Backend>, string | undefined, string]>([
    ['its name alone', {}, undefined, ''],
    ['its scope', { scope: 'https://b.example' }, undefined, ':https://b.example'],
    ['the scope of its messages', { sending }, undefined, ':https://a.example'],
    ['its own scope before that', { scope: 'https://b.example', sending }, undefined, ':https://b.example'],
    ['no scope, if it says so', { scope: '', sending }, undefined, ''],
    ['the name of the widget', {}, 'header', '#header'],
    ['a name that cannot end it', { scope: 'x' }, 'a#b:c', ':x#a%23b%3Ac'],
  ])('the backend and %s', (_, more, name, expected) => {
    expect(keptPlace({ ...backend, ...more }, name)).toBe(`${backend.name}${expected}`)
  })
})

describe('widgets of one backend', () => {
  test('have each a place by their order, and the developer is told', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const first = takePlace(backend, undefined)
    expect(warned).not.toHaveBeenCalled()
    const others = [takePlace(backend, undefined), takePlace(backend, undefined)]
    expect([first, ...others].map(({ place }) => place)).toEqual(['', '#2', '#3'].map((end) => backend.name + end))
    expect(warned).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(`Entryphone E15 (${backend.name}): `))
    for (const { leave } of [first, ...others]) leave()
  })

  test('have each their own where they have names', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const both = [takePlace(backend, 'header'), takePlace(backend, 'dialog')]
    expect(both.map(({ place }) => place)).toEqual([`${backend.name}#header`, `${backend.name}#dialog`])
    expect(warned).not.toHaveBeenCalled()
    for (const { leave } of both) leave()
  })

  test('free their place when they go', () => {
    const first = takePlace(backend, undefined)
    first.leave()
    const again = takePlace(backend, undefined)
    expect(again.place).toBe(backend.name)
    again.leave()
  })
})
