import { advise } from '../runtime/mistake.ts'
import type { WidgetOptions } from './WidgetContext.ts'

declare const process: { readonly env: { readonly NODE_ENV?: string } }

const values: Readonly<Partial<Record<keyof WidgetOptions, readonly unknown[]>>> = {
  theme: ['auto', 'light', 'dark'],
  headingLevel: [1, 2, 3, 4, 5, 6],
  usernameKind: ['email', 'text'],
  autoFocus: [true, false],
}

/** Tells a developer without TypeScript of a value that nothing here knows. In a production build nothing is left of it. */
export function adviseOnOptions(options: WidgetOptions): void {
  try {
    if (process.env.NODE_ENV === 'production') return
    for (const [name, known] of Object.entries(values)) {
      const value: unknown = Reflect.get(options, name)
      if (value !== undefined && !known.includes(value)) advise('E10', `SignIn: ${name}`)
    }
  } catch {}
}
