import { withoutEnd } from '../../runtime/withoutEnd.ts'

/**
 * A browser lists what a page has asked for, addresses and all, and so a code that stands in one. It can forget that list
 * only whole, and what else is in it is the host's: it is cleared where nothing but the portal's own calls is.
 */
export function forgetAddresses(portal: string): void {
  // Not at once: the entry of an answer comes after its last byte.
  setTimeout(() => {
    try {
      const below = new URL('api/2.0/', `${withoutEnd(portal, '/')}/`).href
      const listed = performance.getEntriesByType('resource')
      if (listed.every(({ name }) => name.startsWith(below))) performance.clearResourceTimings()
    } catch {
      // A relative address, or no such list.
    }
  })
}
