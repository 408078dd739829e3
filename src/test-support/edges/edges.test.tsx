// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest'
import { declaredEdges } from './edges.test-support.ts'
import type { Routes } from '../../protocol/backend.ts'
import { documentedBackends } from '../../testing/documentedBackends.ts'
import { lifepayAccountsRoad, lifepayRoad } from '../../backends/lifepay/scenarios.test-support.ts'
import {
  docspaceLinkRoad,
  docspacePlays,
  workspacePlays,
  workspaceXmlRoad,
} from '../../backends/onlyoffice/scenarios.test-support.tsx'
import { edgeOf, type PlayName, play, type Road } from './scenario.test-support.tsx'
import { zitadelGrpcWebRoad, zitadelRoad, zitadelV2Road } from '../../backends/zitadel/scenarios.test-support.ts'

/**
 * Every edge that a backend declares, played through the rendered widget under StrictMode over the sandbox: the real
 * server gives exactly that answer, to exactly one call of the backend, made of exactly the requests that are documented
 * for it. `model.test.tsx` plays the same edges over a scripted backend.
 */
afterEach(() => sessionStorage.clear())

interface Wide {
  readonly name: string
  readonly edges: readonly string[]
  readonly plays: readonly PlayName[]
  readonly play: (name: PlayName) => Promise<void>
}

function wide<Given>(road: Road<Given>, backendName = road.name): Wide {
  const backend = documentedBackends().find(({ name }) => name === backendName)
  if (backend === undefined) throw new Error(`There is no ${backendName}.`)
  return {
    name: road.name,
    edges: edgesOf(backend.routes),
    plays: playsOf(road),
    play: (name) => play(road, backend, name),
  }
}

function edgesOf(routes: Routes): readonly string[] {
  return [...routes.start.map((kind) => `start → ${kind}`), ...declaredEdges(routes).map(({ name }) => name)]
}

function playsOf<Given>({ plays }: Road<Given>): readonly PlayName[] {
  // The keys are what the type of the table says they are.
  return Object.keys(plays) as PlayName[]
}

const whole: readonly Wide[] = [
  wide(lifepayRoad),
  wide(lifepayAccountsRoad),
  wide(docspacePlays),
  wide(workspacePlays),
  wide(zitadelRoad),
]
/** The same backends in another dress. */
const samples: readonly Wide[] = [
  wide(docspaceLinkRoad, 'docspace'),
  wide(workspaceXmlRoad, 'workspace'),
  wide(zitadelGrpcWebRoad, 'zitadel'),
  wide(zitadelV2Road, 'zitadel'),
]

test('every documented backend has its table', () => {
  expect(whole.map(({ name }) => name).toSorted()).toEqual(
    documentedBackends()
      .map(({ name }) => name)
      .toSorted(),
  )
})

describe.each(whole)('$name', ({ edges, plays }) => {
  test('has a play of every edge it declares, and of no other', () => {
    expect([...new Set(plays.map(edgeOf))].toSorted()).toEqual([...edges].toSorted())
  })
})

describe.each(samples)('$name', ({ edges, plays }) => {
  test('plays no edge that is not declared', () => {
    expect(plays.map(edgeOf).filter((edge) => !edges.includes(edge))).toEqual([])
  })
})

describe.each([...whole, ...samples])('$name over the sandbox', (road) => {
  test.each(road.plays)('%s', async (name) => {
    await expect(road.play(name)).resolves.toBeUndefined()
  })
})
