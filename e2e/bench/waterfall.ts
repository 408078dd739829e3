import { basename } from 'node:path'
import { type Counts, stages } from './countFetches.ts'

const width = 40

/** What was fetched when, a line for each file: its stage, from when to when in milliseconds, and its gzip in kB. */
export function waterfall(title: string, counts: Counts): string {
  const files = stages.flatMap((stage) => counts[stage].map((file) => ({ stage, ...file })))
  const rows = stages.flatMap((stage) => {
    const own = files.filter((file) => file.stage === stage)
    const from = Math.min(...own.map(({ begins }) => begins))
    const to = Math.max(...own.map(({ ends }) => ends))
    const place = (at: number) => Math.round(((at - from) / Math.max(to - from, 1)) * (width - 1))
    return own.map(({ path, gzip, begins, ends }) => {
      const bar = ' '.repeat(place(begins)) + '▇'.repeat(Math.max(1, place(ends) - place(begins) + 1))
      const times = `${begins.toFixed(0).padStart(6)} … ${ends.toFixed(0).padStart(6)}`
      return `${stage.padEnd(6)} ${times} ${bar.padEnd(width)} ${(gzip / 1000).toFixed(1).padStart(6)} ${basename(path)}`
    })
  })
  return [`\n${title}`, ...rows].join('\n')
}
