import type { Session } from '../protocol/step.ts'
import type { SignInProps } from '../ui/SignIn.tsx'
import { attributes, type ElementOptions, optionsOf } from './options.ts'

/** What is drawn inside of an element: by React, or by what a page without a build loads. */
export interface Drawn {
  /** Draws anew with these. */
  update(props: Partial<SignInProps>): void
  /** Ends it: nothing runs on, nothing is kept. */
  end(): void
}

export type Draw = (element: HTMLElement) => Drawn

/** `<entryphone-sign-in>`: the widget in light DOM, where password managers and codes from messages find its fields. */
export interface SignInElement extends HTMLElement {
  /** What has no attribute: `backend`, `messages`, functions, elements. Set as a whole; attributes win. */
  options: ElementOptions
}

/** What the element tells, and no other ever hears: none of these leaves it. */
export interface SignInElementEvents {
  /** Sign-in is complete; `detail` is the session. */
  readonly 'entryphone-done': CustomEvent<Session>
  /** What happens, for counts and alarms: a `SignInEvent`. */
  readonly 'entryphone-event': CustomEvent<Parameters<NonNullable<SignInProps['onEvent']>>[0]>
  /** A question was answered with "Keep it". */
  readonly 'entryphone-keep': CustomEvent<Parameters<NonNullable<SignInProps['onKeep']>>[0]>
}

/** The class of the element. Made when it is asked for: a server has no `HTMLElement`. */
export function signInElement(draw: Draw, others: readonly string[] = []): new () => SignInElement {
  return class extends HTMLElement implements SignInElement {
    static readonly observedAttributes = [...attributes, ...others]
    #options: ElementOptions = ownOptions(this)
    #drawn: Drawn | undefined

    get options(): ElementOptions {
      return this.#options
    }

    set options(options: ElementOptions) {
      this.#options = options
      this.#update()
    }

    connectedCallback() {
      this.#drawn ??= draw(this)
      this.#update()
    }

    /** Moved within the page it is here again in the same task. */
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return
        this.#drawn?.end()
        this.#drawn = undefined
      })
    }

    attributeChangedCallback() {
      this.#update()
    }

    #update() {
      const tell = (name: keyof SignInElementEvents) => (detail: unknown) =>
        void this.dispatchEvent(new CustomEvent(name, { detail }))
      this.#drawn?.update({
        ...this.#options,
        ...optionsOf(this),
        onDone: tell('entryphone-done'),
        onEvent: tell('entryphone-event'),
        onKeep: tell('entryphone-keep'),
      })
    }
  }
}

/** Set before the element was defined, an option stands on the element itself, in front of the accessor. */
function ownOptions(element: HTMLElement & { options?: ElementOptions }): ElementOptions {
  if (!Object.hasOwn(element, 'options')) return {}
  const { options = {} } = element
  delete element.options
  return options
}
