import type { Browser } from '@playwright/test'
import type { BenchServer } from './server.ts'
import type { Subject } from './subject.ts'

/** What is measured with, and how often. */
export interface Bench {
  readonly browser: Browser
  readonly server: BenchServer
  readonly subjects: readonly Subject[]
  readonly rounds: number
  /** Nothing is done more often than this. */
  readonly most: number
}

/** A finding as it is printed, and as JSON has it. */
export interface Finding {
  readonly text: string
  readonly json: unknown
}

interface Described {
  readonly name: string
  readonly about: string
}

export interface PagePart extends Described {
  readonly onPages: (bench: Bench) => Promise<Finding>
}

/** Needs no browser, and nothing that is built. */
export interface NodePart extends Described {
  readonly inNode: () => Promise<Finding>
}

export type Part = PagePart | NodePart

/** The page of a subject. */
export function addressOf({ server }: Bench, { name }: Pick<Subject, 'name'>): string {
  return `${server.origin}/${name}/`
}

/** The same for one visit, in a world of its own. */
export async function freshAddressOf(bench: Bench, subject: Pick<Subject, 'name'>): Promise<string> {
  return `${addressOf(bench, subject)}?world=${await bench.server.newWorld()}`
}

/** As it is typed. */
export function keysOf({ keys }: Pick<Subject, 'keys'>): readonly string[] {
  return Array.from(keys)
}
