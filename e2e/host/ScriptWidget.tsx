import { createElement, useEffect, useRef } from 'react'
import type { SignInElement, SignInElementEvents } from '../../src/element/signInElement.ts'
import type { Backend, SignInProps } from '../../src/index.ts'

/** Of a backend that stands for one which the script makes itself: see `scripted.ts`. */
interface Scripted {
  readonly name: string
  readonly options: object
}

export function scriptedOf(backend: Backend): Scripted | undefined {
  const scripted: unknown = Reflect.get(backend, 'scripted')
  // Our own build wrote it there.
  return scripted === undefined ? undefined : (scripted as Scripted)
}

interface ScriptWidgetProps extends Omit<SignInProps, 'backend' | 'messages' | 'brand' | 'help'> {
  readonly scripted: Scripted
  readonly lang: string
}

/** The widget as a page without a build has it: an element, attributes, `options` and events. */
export function ScriptWidget({ scripted, lang, onDone, onEvent, ...props }: ScriptWidgetProps) {
  const ref = useRef<SignInElement>(null)
  const { theme, usernameKind, captcha, onSignInAgain } = props
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const hear = <Name extends keyof SignInElementEvents>(
      name: Name,
      tell: (event: SignInElementEvents[Name]) => void,
    ) => {
      const listener = (event: Event) => tell(event as SignInElementEvents[Name])
      element.addEventListener(name, listener)
      return () => element.removeEventListener(name, listener)
    }
    const deaf = [
      hear('entryphone-done', ({ detail }) => onDone?.(detail)),
      hear('entryphone-event', ({ detail }) => onEvent?.(detail)),
    ]
    // What has no attribute, as a page sets it once.
    const options = {
      backendOptions: scripted.options,
      ...(captcha && { captcha }),
      ...(onSignInAgain && { onSignInAgain }),
    }
    element.options = options
    return () => {
      for (const end of deaf) end()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- a page sets it once: what the host draws anew is the same
  }, [scripted])
  return createElement('entryphone-sign-in', {
    ref,
    backend: scripted.name,
    lang,
    theme,
    'username-kind': usernameKind,
    brand: 'Acme',
    help: 'mailto:help@acme.example',
  })
}
