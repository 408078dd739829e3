import type { SignInProps } from '../ui/SignIn.tsx'

/** What the element takes besides its attributes: everything that `<SignIn>` does, and `backend`. */
export type ElementOptions = Partial<Omit<SignInProps, 'onDone' | 'onEvent' | 'onKeep'>>

/** The attributes that say the same as an option. All others are the host's own. */
export const attributes = [
  'auto-focus',
  'brand',
  'country',
  'heading-level',
  'help',
  'name',
  'remember',
  'theme',
  'username-kind',
]

/** What the attributes say. One that is not there says nothing, so what `options` says holds. */
export function optionsOf(element: Element): ElementOptions {
  const said = (name: string) => element.getAttribute(name) ?? undefined
  const brand = said('brand')
  const level = said('heading-level')
  const all = {
    autoFocus: isOn(said('auto-focus')),
    brand: brand === undefined ? undefined : { name: brand },
    country: said('country'),
    headingLevel: level === undefined ? undefined : Number(level),
    help: said('help'),
    name: said('name'),
    remember: isOn(said('remember')),
    theme: said('theme'),
    usernameKind: said('username-kind'),
  }
  // As a host without TypeScript says them: `SignIn` advises on a value that it does not know.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ElementOptions
}

/** As HTML has it, `remember` alone is on; as people write it, `remember="false"` is off. */
function isOn(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value !== 'false'
}
