import { describe, expect, test } from 'vitest'
import type { Step } from '../protocol/step.ts'
import { describeBackend } from './describeBackend.ts'
import { scriptedBackend } from './scriptedBackend.ts'
import { documentedBackends } from '../test-support/records.test-support.ts'
import { sampleSteps } from './steps.ts'

describe.each(documentedBackends())('$name', (backend) => {
  // What `start` answers needs a server; the journeys hold each backend to it.
  const withoutServer = describeBackend(() => backend).filter(({ name }) => !/^(starts|makes)/.test(name))
  test.each(withoutServer)('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})

describe('describeBackend', () => {
  const failing = async (make: Parameters<typeof describeBackend>[0]) => {
    const outcomes = await Promise.all(
      describeBackend(make).map(({ name, check }) =>
        check().then(
          () => undefined,
          () => name,
        ),
      ),
    )
    return outcomes.filter((name) => name !== undefined)
  }

  test('passes a backend that keeps its word', async () => {
    expect(await failing(() => scriptedBackend({ start: sampleSteps.phone }))).toEqual([])
  })

  test('finds a first step that its start does not answer', async () => {
    const withFirst = (first: Step) => () => ({ ...scriptedBackend({ start: sampleSteps.phone }), first: () => first })
    const rule = 'has as its first step, where it asks nobody for it, what its start answers'
    const { kind, ...rest } = sampleSteps.phone
    expect(await failing(withFirst({ ...rest, kind }))).toEqual([])
    expect(await failing(withFirst({ ...sampleSteps.phone, countries: ['DE'] }))).toEqual([rule])
    expect(await failing(withFirst(sampleSteps.code))).toEqual([rule])
  })

  test('finds a provisional first step whose place what its start answers cannot take', async () => {
    const withFirst = (first: Step) => () => ({
      ...scriptedBackend({ start: sampleSteps.phone }),
      first: () => first,
      isFirstProvisional: true,
    })
    expect(await failing(withFirst({ ...sampleSteps.phone, countries: ['DE'] }))).toEqual([])
    expect(await failing(withFirst(sampleSteps.code))).toEqual([
      'starts with a step of the kind of its first, where that is provisional',
    ])
  })

  test('finds actions that are declared and missing, or there and undeclared', async () => {
    const routes = { start: ['phone'], phone: { submit: ['done'] } } as const
    expect(await failing(() => scriptedBackend({ start: sampleSteps.phone, routes }))).toEqual([
      'can do every action it declares, and declares every action it can do',
    ])
  })

  test('finds a step that leads nowhere, and one that nothing leads to', async () => {
    const routes = {
      start: ['phone'],
      phone: { submit: ['code'] },
      code: { submit: ['code'] },
      enrol: { submit: ['done'] },
    } as const
    expect(await failing(() => scriptedBackend({ start: sampleSteps.phone, routes }))).toContain(
      'leads from its start to every step it declares, and from each of them to done',
    )
  })

  test('finds a start outside of the routes, and a name that is none', async () => {
    const routes = { start: ['phone'], phone: { submit: ['done'] } } as const
    const failures = await failing(() => scriptedBackend({ name: 'Not a name', start: sampleSteps.code, routes }))
    expect(failures).toContain('starts with a step its routes declare')
    expect(failures).toContain('has a name that can stand in a key')
  })
})
