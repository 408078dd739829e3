import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { placeIn } from './placeIn.ts'

const folder = join(import.meta.dirname, '../../src/flow/diagrams')
const drawn = readdirSync(folder).filter((file) => file.endsWith('.svg'))
const facts = z.object({ start: z.array(z.string()), actions: z.array(z.object({ answers: z.array(z.string()) })) })

test.each(drawn)('each state of %s has a place that can be marked', (file) => {
  const drawing = readFileSync(join(folder, file), 'utf8')
  const { start, actions } = facts.parse(JSON.parse(readFileSync(join(folder, file.replace('.svg', '.json')), 'utf8')))
  const states = [...new Set([...start, ...actions.flatMap(({ answers }) => answers)])]
  const places = states.map((state) => placeIn(drawing, state))
  expect(states.filter((_, index) => places[index] === undefined)).toEqual([])
  // Each has its own.
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(states.length)
})

test('a state that is not drawn has none', () => {
  expect(placeIn('<svg/>', 'phone')).toBeUndefined()
})
