import type { CSSProperties } from 'react'

/** Listed by folder, so that a new backend's stands on the page by itself. */
const diagrams = import.meta.glob<string>('../../src/flow/diagrams/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
})

const shown: CSSProperties = { maxInlineSize: '100%', blockSize: 'auto' }

/** The statechart of each backend, as the test beside them draws it. */
export function Diagrams() {
  return Object.entries(diagrams).map(([path, address]) => {
    const name = path.replace(/^.*\/|\.svg$/g, '')
    return (
      <figure key={path}>
        <figcaption>{name}</figcaption>
        <img src={address} alt={`${name}: which steps each action may lead to`} style={shown} />
      </figure>
    )
  })
}
