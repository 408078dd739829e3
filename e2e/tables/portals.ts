import { records } from '../../src/test-support/records.test-support.ts'

/** ONLYOFFICE's products: the same people, with the same passwords, live in all of them. */
export const portals = Object.entries(records)
  .filter(([, { shares }]) => shares.includes('onlyoffice'))
  .map(([backend, { title }]) => ({ backend, title }))
