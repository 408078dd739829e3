import { standIns } from '../../sandbox/captcha/standIns.ts'

/** Where each backend is to be found: what the app gives as `baseUrl`, by the name of its double. */
export type Addresses = Readonly<Partial<Record<DoubleName, string>>>

/** `app/lifepay`: an application on LIFE PAY, which makes a session of a number and its code. */
export type DoubleName = 'docspace' | 'lifepay' | 'app/lifepay' | 'workspace' | 'zitadel'

/** Captcha vendors by the hosts of their scripts, which are stand-ins here. */
const vendors: ReadonlyMap<string, string> = new Map(
  Object.entries(standIns).flatMap(([name, { hosts }]) => hosts.map((host) => [host, name] as const)),
)

interface AddressBook {
  /** The address in the sandbox, at the same origin, or nothing where the request is none of its own. */
  find(url: URL): URL | undefined
}

/** `mounts`: where the doubles of the sandbox lie, each below its own path. */
export function addressBook(addresses: Addresses, mounts: readonly string[]): AddressBook {
  const places = Object.entries(addresses).map(([name, address]) => {
    if (!mounts.includes(`/${name}`)) {
      const known = mounts.map((mount) => mount.slice(1)).join(', ')
      throw new Error(`The sandbox has no double named ${name}. It has: ${known}.`)
    }
    const { origin, pathname } = new URL(address, globalThis.location?.href)
    return { origin, path: pathname.replace(/\/$/, ''), mount: `/${name}` }
  })
  const at = (url: URL, path: string) => new URL(path + url.search, url.origin)
  return {
    find(url) {
      const vendor = vendors.get(url.hostname)
      if (vendor !== undefined) {
        return isBelow(url.pathname, '/captcha') ? url : at(url, `/captcha/${vendor}${url.pathname}`)
      }
      for (const { origin, path, mount } of places) {
        if (url.origin !== origin) continue
        // A link in an answer of the double's has its mount already.
        if (isBelow(url.pathname, mount) && !isBelow(path, mount)) return url
        if (isBelow(url.pathname, path)) return at(url, mount + url.pathname.slice(path.length))
      }
      return undefined
    },
  }
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`)
}
