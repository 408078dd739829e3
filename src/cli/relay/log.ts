import type { RelayEvent } from '../../relay/events.ts'
import type { Terminal } from '../command.ts'
import type { RelaySettings } from './schema.ts'

/** While a store is away every request would say so: one line a second is enough to see it. */
const pause = 1000

/** Writes a line of JSON for each event, with its time. Nothing in an event is about a person. */
export function logOf({ log = 'alarms' }: Pick<RelaySettings, 'log'>, { say }: Pick<Terminal, 'say'>, now = Date.now) {
  const last = new Map<string, number>()
  return (event: RelayEvent): void => {
    if (event.type === 'answered' && log === 'alarms') return
    const said = JSON.stringify(event)
    if (event.type !== 'answered') {
      if (now() - (last.get(said) ?? -pause) < pause) return
      last.set(said, now())
    }
    say(JSON.stringify({ time: new Date(now()).toISOString(), ...event }))
  }
}
