import type { StoryContext } from '@storybook/react-vite'
import { useState } from 'react'
import { languages } from '../e2e/host/languages.ts'
import { Mark } from '../e2e/host/Mark.tsx'
import { en } from '../src/locales/languages/en.ts'
import type { Messages } from '../src/locales/messages.ts'
import type { Backend } from '../src/protocol/backend.ts'
import { type Script, scriptedBackend } from '../src/testing/scriptedBackend.ts'
import { SignIn, type SignInProps } from '../src/ui/SignIn.tsx'
import { controlsFor } from './docs/parts/controls.ts'
import props from './docs/parts/props.json' with { type: 'json' }

/** The toolbar's language, and its direction, which may be turned against the language to look at it. */
export function messagesOf({ globals }: Pick<StoryContext, 'globals'>): Messages {
  const messages = languages.get(String(globals['locale'])) ?? en
  return globals['direction'] === 'rtl' ? { ...messages, direction: 'rtl' } : messages
}

type Options = Partial<Omit<SignInProps, 'backend' | 'messages'>>

/** A story: the widget over a backend that is made once per showing. */
export function widgetOver(make: () => Backend, options: Options = {}) {
  return {
    argTypes,
    render: (args: object, context: StoryContext) => (
      <Embedded key={context.id} make={make} options={{ ...options, ...args }} {...shownIn(context)} />
    ),
  }
}

/** What a host may say of the widget, where it can be said by a control; the toolbar has language and theme. */
const argTypes = controlsFor(
  props.SignInProps.filter(({ name }) => !['className', 'name', 'remember', 'theme'].includes(name)),
)

/** A story: the widget over a backend that answers as the script says. */
export function scripted(script: () => Script, options: Options = {}) {
  return widgetOver(() => scriptedBackend(script()), options)
}

/** What the toolbar says. The context itself is no prop: whoever prints props would print all of Storybook. */
function shownIn(context: StoryContext): Pick<EmbeddedProps, 'messages' | 'theme'> {
  return { messages: messagesOf(context), theme: context.globals['theme'] === 'dark' ? 'dark' : 'light' }
}

interface EmbeddedProps {
  readonly make: () => Backend
  readonly options: Options
  readonly messages: Messages
  readonly theme: 'light' | 'dark'
}

function Embedded({ make, options, messages, theme }: EmbeddedProps) {
  const [backend] = useState(make)
  return (
    <SignIn
      backend={backend}
      messages={messages}
      theme={theme}
      brand={{ name: 'Acme', mark: <Mark /> }}
      help="mailto:help@acme.example"
      remember={false}
      {...options}
    />
  )
}
