import type { Counts, Fetched, stages } from './countFetches.ts'

/** Files, and bytes of gzip; of scripts those besides React. */
export interface Totals {
  readonly requests: number
  readonly scripts: number
  readonly css: number
}

/** Before the first field can be used: one script and one stylesheet, with every step in it. */
export const most: Totals = { requests: 2, scripts: 40 * 1024, css: 6 * 1024 }

/** `react`: what a page with React and nothing else has, which comes with the first. */
export function totalsOf(counts: Counts, stage: (typeof stages)[number], react: number): Totals {
  const files = counts[stage]
  const scripts = bytesOf(files, '.js')
  return {
    requests: files.length,
    scripts: stage === 'first' ? scripts - react : scripts,
    css: bytesOf(files, '.css'),
  }
}

function bytesOf(fetched: readonly Fetched[], ending: string): number {
  return fetched.filter(({ path }) => path.endsWith(ending)).reduce((total, { gzip }) => total + gzip, 0)
}
