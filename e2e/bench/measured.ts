import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { records } from '../../src/test-support/records.test-support.ts'
import { buildFloor, buildHost } from './builtHost.ts'
import type { Bundler } from './bundlers.ts'
import { countFetches, type Counts } from './countFetches.ts'

export interface Measured {
  /** Bytes of gzip that a page with React and nothing else has. */
  readonly react: number
  /** By the name of the backend. */
  readonly counts: Readonly<Record<string, Counts>>
}

/** What a browser fetches of a host's page for each backend, built by this bundler from the built package. */
export async function measure(name: string, bundler: Bundler, launch?: () => Promise<Browser>): Promise<Measured> {
  const root = join(import.meta.dirname, '../..')
  const site = join(root, '.cache/size', name)
  const react = await buildFloor({ root, site, bundler })
  const apps = new Map<string, Parameters<typeof countFetches>[0]['apps'][string]>()
  for (const [backend, { host, messageJourney }] of Object.entries(records)) {
    const folder = await buildHost({ root, site, bundler, name: backend, host })
    apps.set(backend, { folder, journey: await messageJourney() })
  }
  return { react, counts: await countFetches({ site, apps: Object.fromEntries(apps), ...(launch && { launch }) }) }
}
