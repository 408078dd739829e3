import type { Backend } from '../../protocol/backend.ts'
import { advise } from '../../runtime/mistake.ts'

/** Which places of this page's widgets are in use, each by the widgets that keep their step there. */
const taken = new Set<string>()

/** Under what the step of this widget is kept: its backend, the backend's scope, and the name its host gave it. */
export function keptPlace(backend: Backend, name = ''): string {
  const scope = scopeIn(backend)
  return [backend.name, scope && `:${scope}`, name && `#${encodeURIComponent(name)}`].join('')
}

/** What a backend says of itself, or of its messages, to tell it from others of its name. */
export function scopeIn({ scope, sending }: Backend): string {
  return scope ?? sending?.scope ?? ''
}

/**
 * Takes a place for as long as a widget is there. Two of one kind must not write over each other: the second on a page
 * gets a place by its order, which holds over a reload only if both come in that order again. So the developer is told.
 */
export function takePlace(backend: Backend, name: string | undefined): { place: string; leave: () => void } {
  const wanted = keptPlace(backend, name)
  let place = wanted
  for (let order = 2; taken.has(place); order += 1) place = `${wanted}#${order}`
  if (place !== wanted) advise('E15', backend.name)
  taken.add(place)
  return { place, leave: () => void taken.delete(place) }
}
