import { expect, test } from 'vitest'
import type { RelayEvent } from '../../relay/events.ts'
import { logOf } from './log.ts'

const answered: RelayEvent = { type: 'answered', outcome: 'forwarded', status: 200, milliseconds: 5 }
const sends: RelayEvent = { type: 'limits-unavailable', what: 'sends', outcome: 'refused' }
const checks: RelayEvent = { type: 'limits-unavailable', what: 'checks', outcome: 'let-through' }

function written(log: 'alarms' | 'everything') {
  let time = 0
  const lines: string[] = []
  const write = logOf({ log }, { say: (line) => void lines.push(line) }, () => time)
  return {
    lines,
    write,
    later(milliseconds: number) {
      time += milliseconds
    },
  }
}

test('alarms are written, a line of JSON each with its time, and answers where everything is', () => {
  const some = written('alarms')
  const all = written('everything')
  for (const { write } of [some, all]) for (const event of [answered, sends, answered]) write(event)
  const time = '1970-01-01T00:00:00.000Z'
  expect(some.lines).toEqual([JSON.stringify({ time, ...sends })])
  expect(all.lines).toEqual([answered, sends, answered].map((event) => JSON.stringify({ time, ...event })))
})

test('what goes on is written once a second, and nothing else is kept back by it', () => {
  const { lines, write, later } = written('alarms')
  for (let request = 0; request < 100; request += 1) write(sends)
  write(checks)
  expect(lines).toHaveLength(2)
  later(1000)
  write(sends)
  write(sends)
  expect(lines).toHaveLength(3)
})
