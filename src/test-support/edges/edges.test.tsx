// @vitest-environment jsdom
import { cleanup } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { Routes } from '../../protocol/backend.ts'
// What keeps a step is there from the start: loaded by need, it would write one after its test.
import '../../flow/persistence/storable.ts'
import { flows, records } from '../records.test-support.ts'
import { wholeSandbox } from '../servers.test-support.ts'
import { declaredEdges } from './edges.test-support.ts'
import { edgeOf, type ScenarioTable } from './scenario.test-support.tsx'

/**
 * Every edge that a backend declares, played through the rendered widget under StrictMode over the sandbox: the real
 * server gives exactly that answer, to exactly one call of the backend, made of exactly the requests that are documented
 * for it. `model.test.tsx` plays the same edges over a scripted backend.
 */
afterEach(() => {
  // Taken away first: what is still on its way into the storage comes no more.
  cleanup()
  sessionStorage.clear()
})

const tables = (await Promise.all(Object.values(records).map(({ scenarios }) => scenarios()))).flat()
const isWhole = ({ name, flow }: ScenarioTable) => name === flow

function backendOf({ name, flow }: ScenarioTable) {
  const found = flows.find((one) => one.name === flow)
  if (found === undefined) throw new Error(`The scenarios of ${name} are of the flow ${flow}, which no record has.`)
  return found.make({ baseUrl: 'https://backend.example.com' })
}

function edgesOf(routes: Routes): readonly string[] {
  return [...routes.start.map((kind) => `start → ${kind}`), ...declaredEdges(routes).map(({ name }) => name)]
}

test('every flow of every backend has its table', () => {
  expect(tables.filter(isWhole).map(({ name }) => name)).toEqual(flows.map(({ name }) => name))
})

describe.each(tables.filter(isWhole))('$name', (table) => {
  test('has a scenario of every edge it declares, and of no other', () => {
    expect([...new Set(table.names.map(edgeOf))].toSorted()).toEqual([...edgesOf(backendOf(table).routes)].toSorted())
  })
})

describe.each(tables.filter((table) => !isWhole(table)))('$name', (table) => {
  test('plays no edge that is not declared', () => {
    const edges = edgesOf(backendOf(table).routes)
    expect(table.names.map(edgeOf).filter((edge) => !edges.includes(edge))).toEqual([])
  })
})

describe.each(tables)('$name over the sandbox', (table) => {
  test.each(table.names)('%s', async (name) => {
    await expect(table.play(backendOf(table), name, wholeSandbox())).resolves.toBeUndefined()
  })
})
