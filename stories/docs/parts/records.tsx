import type { ComponentType, ReactElement } from 'react'
import { Mark } from '../../../e2e/host/Mark.tsx'
import { en } from '../../../src/locales/languages/en.ts'
import { sampleSteps } from '../../../src/testing/steps.ts'
import { Captcha, type CaptchaProps } from '../../../src/ui/parts/captcha/Captcha.tsx'
import { CodeEntry } from '../../../src/ui/parts/code/CodeEntry.tsx'
import { Resend } from '../../../src/ui/parts/code/Resend.tsx'
import { TwoFactorForm } from '../../../src/ui/parts/code/TwoFactorForm.tsx'
import { Button } from '../../../src/ui/parts/form/Button.tsx'
import { ErrorNote } from '../../../src/ui/parts/form/ErrorNote.tsx'
import { Field } from '../../../src/ui/parts/form/Field.tsx'
import { PasswordField } from '../../../src/ui/parts/form/PasswordField.tsx'
import { PhoneEntry } from '../../../src/ui/parts/phone/PhoneEntry.tsx'
import { StepFrame } from '../../../src/ui/StepFrame.tsx'
import { LiveCard, LiveSignIn } from './LiveWidget.tsx'
import type { PartName } from './names.ts'
import { StandIn } from './StandIn.tsx'

export type Args = Readonly<Record<string, unknown>>

/** What its page, and its story on that page, are made of. Props, tree, names and Tab stops are read off the part itself. */
export interface PartRecord {
  readonly says: string
  /** Its props are `<name>Props`. Which element takes what else it is given. */
  readonly besides?: 'button' | 'input'
  /** It stands in a widget alone: what it says comes from there. */
  readonly isInside?: true
  readonly args: Args
  /** What it may look like besides, for the names that only then are there. */
  readonly states?: readonly Args[]
  readonly draw: (args: Args) => ReactElement
  /** Which of its buttons opens something more of it, for the names that only then are there. */
  readonly opener?: string
  /** How it is used, as TypeScript that compiles. */
  readonly example: string
  readonly keys: Readonly<Record<string, string>>
  readonly announced: Readonly<Record<string, string>>
  /** A page that says more. */
  readonly guide?: string
}

/** Controls hand over whatever was typed into them: what a part is given here is as good as what a host gives it. */
function drawn<Props extends object>(Part: ComponentType<Props>): PartRecord['draw'] {
  return (args) => <Part {...(args as unknown as Props)} />
}

const shape = sampleSteps.code.code
const doesNothing = () => {}
const pressed = { 'Enter, Space': 'presses it. While it is busy or waiting that does nothing, and the focus stays' }
const typing = { 'every key': 'does what it does in any text field of the browser' }

export const parts: Readonly<Record<PartName, PartRecord>> = {
  SignIn: {
    says: 'The whole widget: one card that asks what the backend needs, step by step, and gives your app the session.',
    args: { headingLevel: 2, help: 'mailto:help@acme.example' },
    draw: (args) => <LiveSignIn {...args} />,
    example: '<SignIn backend={backend} onDone={({ token }) => startSession(token)} />',
    keys: {
      Tab: 'goes through the screen in the order it is read in',
      Enter: 'in a field presses the main button of the screen',
      Escape: 'closes the list of countries, and nothing else of your page',
    },
    announced: {
      'a step arrives':
        'its heading, its sentence and its news, once; the focus goes to its first field, or to its heading',
      'something did not work': 'why, at once, as an alert',
      'the first screen': 'nothing: your page is read as any page, unless `autoFocus` says that it is only about this',
    },
    guide: '../own-flow.md',
  },
  Card: {
    says: 'The card everything stands on: brand, way back, one live region. It goes inside a `FlowProvider`, around `CurrentStep`.',
    args: { headingLevel: 2, brand: { name: 'Acme' } },
    states: [{ brand: { name: 'Acme', mark: <Mark /> } }],
    draw: (args) => <LiveCard {...args} />,
    example: `<FlowProvider backend={backend} onDone={done}>
  <Card theme="auto" brand={{ name: 'Acme' }}>
    <CurrentStep />
  </Card>
</FlowProvider>`,
    keys: { 'Enter, Space': 'on “Back” goes one step back. What runs is broken off' },
    announced: {
      'whatever a part has to say': 'politely, in the one live region of the card, emptied again a little later',
    },
    guide: '../own-flow.md',
  },
  StepFrame: {
    says: 'What every screen has: a heading, a sentence, a foot, the focus that follows the person, and the arrival read out.',
    isInside: true,
    args: { heading: 'The code from your message', sentence: 'It went to +7 *** *** 45 67', foot: 'Need help?' },
    draw: drawn(StepFrame),
    example: `<StepFrame heading="The code from your message" sentence="It can take a minute.">
  <CodeEntry label="Code" shape={shape} data-first="" />
</StepFrame>`,
    keys: { Tab: 'passes the heading by: only the widget itself puts the focus there' },
    announced: {
      'it arrives': '`heading`, then `spoken` or the text of `sentence`, then the news of the step',
      'another step of the same kind': 'its words where they are new, else its news alone',
    },
    guide: '../how-to/own-step.md',
  },
  Button: {
    says: 'A button that keeps its name, its place and the focus while its request runs.',
    besides: 'button',
    args: { children: 'Continue', look: 'main', busy: false, waiting: false },
    states: [{ busy: true }],
    draw: drawn(Button),
    example: '<Button look="second" busy={false} onClick={submit}>Continue</Button>',
    keys: pressed,
    announced: { 'its request runs': 'that it is busy (`aria-busy`); its name stays' },
    guide: '../how-to/own-button.md',
  },
  Field: {
    says: 'A label over one native input, in one outline. What there is to say about it stands below, in an `ErrorNote`.',
    besides: 'input',
    args: { id: 'live-field', label: 'Email', type: 'email', invalid: false, disabled: false },
    states: [{ invalid: true }, { disabled: true }],
    draw: drawn(Field),
    example: '<Field id="email" label="Email" type="email" autoComplete="username" aria-describedby="why" />',
    keys: typing,
    announced: { 'it is wrong': 'that it is (`aria-invalid`), and what `aria-describedby` leads to' },
  },
  PasswordField: {
    says: 'A password that can be looked at: typing it blind on a phone is what locks people out.',
    besides: 'input',
    isInside: true,
    args: { id: 'live-password', label: 'Password', invalid: false },
    states: [{ invalid: true }],
    draw: drawn(PasswordField),
    example: '<PasswordField id="password" label="Password" autoComplete="current-password" />',
    keys: { ...typing, 'Enter, Space': 'on “Show” shows it, and hides it again' },
    announced: { 'the button': '“Show: Password” or “Hide: Password”. Whenever the form is sent it is hidden again' },
  },
  ErrorNote: {
    says: 'The two lines below a field or a form: what went wrong, else the news, else a hint. Their room is always there.',
    isInside: true,
    args: { id: 'live-note', error: 'That code is not right.', hint: 'Six digits' },
    states: [{ error: undefined, notice: { kind: 'news', text: 'A code was requested.' } }],
    draw: drawn(ErrorNote),
    example: `<ErrorNote id="why" error={errors.phone?.message} hint="Any form of it will do" />`,
    keys: { 'no key': 'there is nothing in it to press' },
    announced: {
      'an error': 'at once, and once (`role="alert"`)',
      'a time to wait': 'once, in words, as it is then; the clock itself is silent',
      'news, a hint': 'not by itself: the arrival of the step has said the news',
    },
  },
  Resend: {
    says: '“Send again”, and how long until then. The button never goes away, so neither does the focus.',
    isInside: true,
    args: { label: 'Send again', look: 'link', resendAt: 0, isTold: false, isPending: false, onResend: doesNothing },
    states: [{ resendAt: Date.now() + 3_600_000, look: 'main' }, { isPending: true }],
    draw: drawn(Resend),
    example:
      '<Resend label="Send again" look="link" resendAt={resendAt} isTold={false} isPending={false} onResend={submit} />',
    keys: pressed,
    announced: {
      'the wait is over': 'that a code can be sent again, once. The clock itself is silent (`role="timer"`)',
    },
    guide: '../how-to/resend-time.md',
  },
  PhoneEntry: {
    says: 'A phone number in any form people have it, given on as E.164.',
    opener: 'Country: Germany +49',
    besides: 'input',
    args: {
      label: 'Phone number',
      country: 'DE',
      countries: ['DE', 'US', 'RU', 'KZ'],
      invalid: false,
      disabled: false,
    },
    states: [{ invalid: true }, { disabled: true }],
    draw: drawn(PhoneEntry),
    example: '<PhoneEntry label="Phone number" onPhoneChange={setPhone} />',
    keys: {
      ...typing,
      'Enter, Space, arrows': 'on the country open the list',
      'letters, digits': 'in the list search it: “Germ”, “de”, “+49”',
      'arrows, Home, End, Page Up, Page Down': 'go through the list',
      Enter: 'takes the country, and goes on to the number',
      Escape: 'closes the list, and not the dialog around it',
    },
    announced: {
      'the country': '“Country: Germany +49”, as the name of its button',
      'a search': 'how many countries it found, once the keys have stopped',
      'it is wrong': 'that it is (`aria-invalid`), and what `aria-describedby` leads to',
    },
    guide: '../phone-entry.md',
  },
  CodeEntry: {
    says: 'One real input, which every autofill, password manager and screen reader knows, under slots that are only drawn.',
    besides: 'input',
    args: { label: 'Code', shape, invalid: false, waiting: false, disabled: false },
    states: [{ invalid: true }, { disabled: true }, { defaultValue: '482913' }],
    draw: drawn(CodeEntry),
    example: '<CodeEntry label="Code" shape={shape} onComplete={verify} />',
    keys: {
      ...typing,
      'a digit in a full code': 'goes over what follows it',
      'a key that is no part of a code': 'never enters',
    },
    announced: {
      'the field': 'its label and what stands in it, as one text field and one Tab stop',
      'it is wrong': 'that it is (`aria-invalid`), and what `aria-describedby` leads to',
    },
    guide: '../code-entry.md',
  },
  Captcha: {
    says: 'A challenge by whichever provider it names. Its room is there before it is, and `solve(signal)` of its ref gives one fresh token.',
    args: {
      challenge: { provider: 'stand-in', siteKey: 'page' },
      wanted: true,
      load: () => Promise.resolve({ default: StandIn }),
    },
    states: [{ error: 'The check was closed.' }],
    draw: drawn<CaptchaProps>(Captcha),
    example: "<Captcha ref={captcha} challenge={{ provider: 'turnstile', siteKey }} wanted />",
    keys: {
      Tab: 'goes into the vendor’s box, which has keys of its own',
      'Enter, Space': 'on “Load it again” really loads it again',
    },
    announced: {
      'it loads, did not load, ran out of time': 'that it does, politely',
      'the box': 'as a group, by `label`',
    },
    guide: '../captcha.md',
  },
  TwoFactorForm: {
    says: 'Asks for a code when your own sign-in needs one: where it went, how long it holds, when another may be sent.',
    args: {
      factor: 'sms',
      shape,
      to: '7999***4567',
      resendAt: 0,
      acceptsBackupCode: false,
      exhausted: false,
      onSubmit: doesNothing,
      onResend: doesNothing,
    },
    states: [
      { trustDevice: true, resendAt: Date.now() + 3_600_000, expiresAt: Date.now() + 3_600_000 },
      { error: en.errors['code-wrong'], lostPhone: 'Call us.' },
      { otherMethods: [{ id: 'call', label: 'Call me', onChoose: doesNothing }] },
    ],
    draw: drawn(TwoFactorForm),
    example: `<TwoFactorForm factor="sms" shape={shape} to={to} resendAt={resendAt} onSubmit={verify} onResend={send} />`,
    keys: { 'the last digit': 'sends the code, once', Enter: 'sends it, also the same again' },
    announced: {
      'a code is refused': 'why, at once; the code is selected, so that the next one goes over it',
      'another message was sent': 'that it was requested',
      'the code is dead, or codes are not checked': 'that, and how long, once',
    },
    guide: '../two-factor-form.md',
  },
}
