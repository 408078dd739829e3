import type { ArgTypes } from '@storybook/react-vite'
import type { Prop } from '../../../.ci/propsOf.ts'

/** A control for each prop that can be set by hand; what the page's table says of it is said there. */
export function controlsFor(props: readonly Prop[]): Partial<ArgTypes> {
  return Object.fromEntries(
    props.map((prop) => {
      const control = controlFor(prop.type)
      return [prop.name, control === undefined ? { table: { disable: true } } : { ...control, name: prop.name }]
    }),
  )
}

function controlFor(type: string) {
  const words = type.split(' | ')
  if (type === 'boolean') return { control: 'boolean' } as const
  if (type === 'Theme') return { control: 'inline-radio', options: ['auto', 'light', 'dark'] } as const
  if (words.every((word) => /^"[^"]*"$/.test(word))) return { control: 'select', options: words.map(unquoted) } as const
  if (words.every((word) => /^\d+$/.test(word))) return { control: 'select', options: words.map(Number) } as const
  if (['string', 'string | null', 'ReactNode', 'E164'].includes(type)) return { control: 'text' } as const
  // Milliseconds since 1970, as `Date.now()` counts.
  if (['Instant', 'number'].includes(type)) return { control: 'date' } as const
  if (/^(CodeShape|Brand|readonly .*\[\])$/.test(type)) return { control: 'object' } as const
  return undefined
}

const unquoted = (word: string) => word.slice(1, -1)
