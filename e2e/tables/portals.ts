import { records } from '../../src/test-support/records.test-support.ts'

/** ONLYOFFICE's products: the same people, with the same passwords, live in all of them. */
export const portals = Object.entries(records)
  .filter(([, { shares }]) => shares.includes('onlyoffice'))
  .map(([backend, { title, issuer }]) => {
    if (issuer === undefined) throw new Error(`Say in the record of ${backend} who the app is for: \`issuer\`.`)
    return { backend, title, issuer }
  })
