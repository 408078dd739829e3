import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite'
import { codeOf } from './codeOf.ts'
import { controlsFor } from './controls.ts'
import { Around, Inside } from './LiveWidget.tsx'
import type { PartName } from './names.ts'
import props from './props.json' with { type: 'json' }
import { type Args, parts } from './records.tsx'

/** Each part as its page shows it, with a control for each prop that can be set by hand. */
const meta: Meta = { title: 'Live/Parts', tags: ['!dev', '!test', '!autodocs'] }
export default meta

function live(name: PartName): StoryObj {
  const { args, draw, isInside } = parts[name]
  const Frame = isInside ? Inside : Around
  return {
    args: { ...args },
    argTypes: controlsFor(props[`${name}Props`]),
    render: (given, context) => {
      const theme = themeOf(context)
      // A part that has a theme of its own is in the toolbar's, until its control says otherwise.
      return <Frame theme={theme}>{draw(isThemed(name) ? { theme, ...given } : given)}</Frame>
    },
    parameters: { codeOf: (given: Args) => codeOf(name, given) },
  }
}

function isThemed(name: PartName): boolean {
  return props[`${name}Props`].some((prop) => prop.name === 'theme')
}

function themeOf({ globals }: Pick<StoryContext, 'globals'>): 'light' | 'dark' {
  return globals['theme'] === 'dark' ? 'dark' : 'light'
}

export const SignIn = live('SignIn')
export const Card = live('Card')
export const StepFrame = live('StepFrame')
export const PhoneEntry = live('PhoneEntry')
export const CodeEntry = live('CodeEntry')
export const PasswordField = live('PasswordField')
export const Field = live('Field')
export const Captcha = live('Captcha')
export const TwoFactorForm = live('TwoFactorForm')
export const Button = live('Button')
export const Resend = live('Resend')
export const ErrorNote = live('ErrorNote')
