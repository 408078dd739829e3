import { Source } from '@storybook/addon-docs/blocks'

/** Listed by folder, so that a new backend's stands on the page by itself. */
const diagrams = import.meta.glob<string>('../../src/flow/diagrams/*.mmd', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The statechart of each backend, as the test beside them writes it. */
export function Diagrams() {
  return Object.entries(diagrams).map(([path, code]) => <Source key={path} code={code} language="text" />)
}
