import type { Browser } from '@playwright/test'
import type { BenchServer } from './server.ts'
import type { Subject } from './subject.ts'

/** What is measured with, and how often. */
export interface Bench {
  readonly browser: Browser
  readonly server: BenchServer
  readonly subjects: readonly Subject[]
  readonly rounds: number
}

/** A finding as it is printed, and as JSON has it. */
export interface Finding {
  readonly text: string
  readonly json: unknown
}

export interface Part {
  readonly name: string
  readonly about: string
  readonly run: (bench: Bench) => Promise<Finding>
}

/** The page of a subject. */
export function addressOf({ server }: Bench, { name }: Subject): string {
  return `${server.origin}/${name}/`
}

/** As it is typed. */
export function keysOf({ keys }: Subject): readonly string[] {
  return Array.from(keys)
}
