import { records } from '../../../src/test-support/records.test-support.ts'
import type { Subject } from './subject.ts'
import { floor } from './vendors.ts'

const backends = Object.entries(records)
/** Its first field takes a phone number; so does that of the peers. */
export const mainBackend = 'lifepay'

/** The package as it is packed, in the least that a host writes, with each backend in front of the sandbox. */
export function ours(tarball: string): readonly Subject[] {
  return backends.map(([name, { host, title }]) => ({
    name: `ours-${name}`,
    label: `Entryphone, ${title}`,
    packages: packagesWith(tarball),
    page: [
      "import { createRoot } from 'react-dom/client'",
      "import { createElement } from 'react'",
      "import { SignIn } from 'entryphone'",
      `import { ${/^\w+/.exec(host.make)?.[0] ?? ''} } from 'entryphone/backends/${name}'`,
      "import 'entryphone/theme.css'",
      // Each visit to a world of its own, where nobody has been sent anything.
      "const world = new URLSearchParams(location.search).get('world') ?? 'size'",
      `const baseUrl = location.origin + '${host.path}'.replace('/w/size/', '/w/' + world + '/')`,
      `const backend = ${host.make}`,
      "createRoot(document.getElementById('root')).render(createElement(SignIn, { backend, onDone() {} }))",
    ],
    field: 'input[type=tel], input[type=email], input[autocomplete=username]',
    // One of Russia, which is all that LIFE PAY serves; else the same that the others get.
    keys: name === mainBackend ? '9991234567' : floor.keys,
  }))
}

export function packagesWith(tarball: string): Readonly<Record<string, string>> {
  return { ...floor.packages, '@tanstack/react-query': '5.108.0', entryphone: `file:${tarball}` }
}
