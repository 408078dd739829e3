import type { Messages } from '../../locales/messages.ts'
import { type Drawn, signInElement } from '../signInElement.ts'
import { fetchModule } from './fetchModule.ts'
import { sayUnknown } from './mistakes.ts'
import type { ScriptOptions } from './options.ts'

/** The files beside this one, with their hashes: by backend, and by language. Written in by `.ci/script.ts`. */
declare const files: Readonly<Record<string, readonly [path: string, integrity: string]>>

interface Main {
  readonly draw: (element: HTMLElement, messages: Messages | undefined) => Drawn
}

// Only while a classic script runs does the page say which one it is.
const own = document.currentScript
const base = own instanceof HTMLScriptElement ? own.src : document.baseURI

/** Draws once its files are there; until then it keeps what it is to be drawn with. */
function drawLater(element: HTMLElement): Drawn {
  let drawn: Drawn | undefined
  let latest: ScriptOptions = {}
  let hasEnded = false
  const fetched = Promise.all([fetchFor<Main>(element, 'backend'), fetchFor<{ messages: Messages }>(element, 'lang')])
  fetched.then(
    ([main, language]) => {
      if (hasEnded || main === undefined) return
      drawn = main.draw(element, language?.messages)
      if (isReady(element, latest)) drawn.update(latest)
    },
    (cause: unknown) => element.dispatchEvent(new CustomEvent('entryphone-failed', { detail: cause })),
  )
  return {
    update(props) {
      latest = props
      if (isReady(element, latest)) drawn?.update(latest)
    },
    end() {
      hasEnded = true
      drawn?.end()
    },
  }
}

/** There is something to make a backend of. */
function isReady(element: HTMLElement, { backendOptions }: ScriptOptions): boolean {
  return backendOptions !== undefined || element.hasAttribute('base-url')
}

async function fetchFor<Module>(element: HTMLElement, attribute: 'backend' | 'lang'): Promise<Module | undefined> {
  const name = element.getAttribute(attribute)
  // Of a region there may be none of its own: `de-AT` is `de`.
  const file = files[`${attribute}:${name}`] ?? files[`${attribute}:${name?.replace(/-.*/, '')}`]
  if (file !== undefined) return fetchModule<Module>(new URL(file[0], base).href, file[1])
  if (name !== null || attribute === 'backend') sayUnknown(attribute, name, namesOf(attribute))
  return undefined
}

function namesOf(attribute: string): readonly string[] {
  const group = `${attribute}:`
  return Object.keys(files).flatMap((each) => (each.startsWith(group) ? [each.slice(group.length)] : []))
}

const name = 'entryphone-sign-in'
if (customElements.get(name) === undefined) customElements.define(name, signInElement(drawLater, ['base-url']))
