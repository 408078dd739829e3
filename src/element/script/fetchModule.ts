/**
 * A module whose bytes are the ones that were published, or an error. `import()` takes no hash, and a preload does: what
 * it has fetched and checked is what `import()` then finds. A browser without such preloads (Safari before 17) checks nothing.
 */
export async function fetchModule<Module>(address: string, integrity: string): Promise<Module> {
  await preload(address, integrity)
  const module: unknown = await import(/* @vite-ignore */ address)
  // The build wrote this file, and its hash has been checked.
  return module as Module
}

/** Fetches it, and what it imports, without running it. */
export function preload(address: string, integrity: string): Promise<void> {
  const link = document.createElement('link')
  if (!link.relList.supports('modulepreload')) return Promise.resolve()
  return new Promise((resolve, reject) => {
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new TypeError('A file of Entryphone did not load, or is not the one that was published.'))
    }
    Object.assign(link, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity, href: address })
    document.head.append(link)
  })
}
