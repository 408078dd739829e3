import { Button } from '../form/Button.tsx'

/** Another way to prove who one is, which the backend has. */
export interface OtherMethod {
  readonly id: string
  readonly label: string
  readonly onChoose: () => void
}

/** A list to choose from, where there is something to choose. */
export function OtherMethods({ label, methods }: { readonly label: string; readonly methods: readonly OtherMethod[] }) {
  if (methods.length === 0) return null
  return (
    <ul className="entryphone-methods" aria-label={label}>
      {methods.map((method) => (
        <li key={method.id}>
          <Button look="link" onClick={method.onChoose}>
            {method.label}
          </Button>
        </li>
      ))}
    </ul>
  )
}
