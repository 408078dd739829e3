import type { Meta, StoryObj } from '@storybook/react-vite'
import type { StepKind } from '../../../src/protocol/step.ts'
import { notices } from '../../../src/protocol/step.ts'
import { sampleSteps } from '../../../src/testing/steps.ts'
import { messagesOf } from '../../widget.tsx'
import { valueOf } from '../parts/codeOf.ts'
import type { Args } from '../parts/records.tsx'
import { controlsFor } from '../parts/controls.ts'
import { stepTypes } from '../parts/names.ts'
import props from '../parts/props.json' with { type: 'json' }
import { LiveStep } from './LiveStep.tsx'
import { steps } from './records.ts'

/** The screen of each step as its page shows it, with a control for each field that can be set by hand. */
const meta: Meta = { title: 'Live/Steps', tags: ['!dev', '!test', '!autodocs'] }
export default meta

function live(kind: StepKind): StoryObj {
  const fields = Object.entries(sampleSteps[kind]).filter(([name]) => !['kind', 'context', 'back'].includes(name))
  return {
    args: { ...Object.fromEntries(fields), ...steps[kind].args },
    argTypes: {
      ...controlsFor(props[stepTypes[kind]].filter(({ name }) => name !== 'kind')),
      notice: { control: 'select', options: [undefined, ...notices] },
    },
    render: (args, context) => (
      <LiveStep
        // A step that holds something else is another one.
        key={JSON.stringify(args)}
        kind={kind}
        fields={given(args)}
        messages={messagesOf(context)}
        theme={context.globals['theme'] === 'dark' ? 'dark' : 'light'}
      />
    ),
    parameters: { codeOf: (args: Args) => stepCode(kind, args) },
  }
}

/** What a control was emptied of is not there. */
function given(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== ''))
}

/** The step on screen, as a backend of yours, or a script in a test, would answer it. */
function stepCode(kind: StepKind, args: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries({ kind, context: {}, ...given(args) }).map(
    ([key, value]) => `  ${key}: ${valueOf(key, value)},`,
  )
  return `const step: StepOf<'${kind}'> = {\n${lines.join('\n')}\n}\n\n<SignIn backend={scriptedBackend({ start: step })} />`
}

export const Credentials = live('credentials')
export const Phone = live('phone')
export const Code = live('code')
export const Enrol = live('enrol')
export const Details = live('details')
export const BackupCodes = live('backup-codes')
export const Confirm = live('confirm')
export const SignInAgain = live('sign-in-again')
export const Done = live('done')
