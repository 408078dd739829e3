import type { AuthErrorCode } from '../../../src/protocol/error.ts'
import type { StepKind } from '../../../src/protocol/step.ts'
import type { Args } from '../parts/records.tsx'

/** What the page of a step says besides what is read off its screen. */
export interface StepRecord {
  readonly title: string
  readonly says: string
  /** What stands in the controls besides what `sampleSteps` has: fields that change the screen. */
  readonly args?: Args
  /** Answers of a server that leave the person where they are, for what is announced then. */
  readonly refusals: readonly AuthErrorCode[]
  /** A screen of a host's own in its place, as TypeScript that compiles: what stands in `StepFrame`. */
  readonly own: string
}

export const steps: { readonly [K in StepKind]: StepRecord } = {
  credentials: {
    title: 'Credentials',
    says: 'Asks for a user name or a number and a password, or for the password alone before something is changed.',
    args: { staySignedIn: false, forgot: true },
    refusals: ['credentials-wrong', 'network'],
    own: `function MyCredentialsStep({ step }: StepProps<'credentials'>) {
  const { submit, error } = useAction('credentials', 'submit')
  const { messages } = useWidget()
  const send = (form: FormData) => submit({ username: String(form.get('name')), password: String(form.get('password')) })
  return (
    <StepFrame heading="Sign in" sentence={step.notice}>
      <form onSubmit={(event) => { event.preventDefault(); send(new FormData(event.currentTarget)) }}>
        <Field id="name" name="name" label="Email" autoComplete="username" data-first="" />
        <PasswordField id="password" name="password" label="Password" autoComplete="current-password" />
        <Button type="submit">Continue</Button>
      </form>
      <p role="alert">{messageFor(messages, error)}</p>
    </StepFrame>
  )
}`,
  },
  phone: {
    title: 'Phone',
    says: 'Asks for a number, and has a code sent to it.',
    refusals: ['account-not-found', 'network'],
    own: `function MyPhoneStep({ step }: StepProps<'phone'>) {
  const { submit, isPending, error } = useAction('phone', 'submit')
  const [phone, setPhone] = useState<E164 | ''>('')
  const { messages } = useWidget()
  return (
    <StepFrame heading="Your number">
      <PhoneEntry label="Phone number" countries={step.countries} onPhoneChange={setPhone} data-first="" />
      <Button busy={isPending} onClick={() => phone !== '' && submit({ phone })}>Send a code</Button>
      <p role="alert">{messageFor(messages, error)}</p>
    </StepFrame>
  )
}`,
  },
  code: {
    title: 'Code',
    says: 'Asks for the code of a message or of an authenticator, says where it went and when another may be sent.',
    args: { to: '+7 *** *** 45 67', acceptsBackupCode: false },
    refusals: ['code-wrong', 'network'],
    own: `function MyCodeStep({ step }: StepProps<'code'>) {
  const { submit, error } = useAction('code', 'submit')
  const { messages } = useWidget()
  return (
    <StepFrame heading="The code from your message" sentence={step.to}>
      <CodeEntry label="Code" shape={step.code} data-first="" onComplete={(code) => submit({ code })} />
      <p role="alert">{messageFor(messages, error)}</p>
    </StepFrame>
  )
}`,
  },
  enrol: {
    title: 'Enrol',
    says: 'Sets an authenticator up: its key as a picture, as a link and as text, and the first code of it.',
    refusals: ['code-wrong-or-expired', 'network'],
    own: `function MyEnrolStep({ step }: StepProps<'enrol'>) {
  const { submit, error } = useAction('enrol', 'submit')
  const { messages } = useWidget()
  return (
    <StepFrame heading="Add this key to your app">
      <code>{step.secret}</code>
      <CodeEntry label="Code from the app" shape={step.code} data-first="" onComplete={(code) => submit({ code })} />
      <p role="alert">{messageFor(messages, error)}</p>
    </StepFrame>
  )
}`,
  },
  details: {
    title: 'Details',
    says: 'Asks for what the backend wants to know of someone new, or for a new password.',
    refusals: ['network'],
    own: `function MyDetailsStep({ step }: StepProps<'details'>) {
  const { submit } = useAction('details', 'submit')
  const valuesOf = (form: FormData) =>
    Object.fromEntries(step.fields.map(({ name }) => [name, String(form.get(name))]))
  return (
    <StepFrame heading="About you">
      <form onSubmit={(event) => { event.preventDefault(); submit({ values: valuesOf(new FormData(event.currentTarget)) }) }}>
        {step.fields.map(({ name }) => <Field key={name} id={name} name={name} label={name} />)}
        <Button type="submit">Continue</Button>
      </form>
    </StepFrame>
  )
}`,
  },
  'backup-codes': {
    title: 'Backup codes',
    says: 'Shows backup codes once, to be copied, saved or printed, before sign-in is done.',
    refusals: ['network'],
    own: `function MyBackupCodesStep({ step }: StepProps<'backup-codes'>) {
  const { submit } = useAction('backup-codes', 'submit')
  return (
    <StepFrame heading="Keep these codes">
      <ol>{step.codes.map((code) => <li key={code}>{code}</li>)}</ol>
      <Button onClick={() => submit({})}>I have them</Button>
    </StepFrame>
  )
}`,
  },
  confirm: {
    title: 'Confirm',
    says: 'Says what is about to change, and changes nothing before it is confirmed.',
    refusals: ['conflict', 'network'],
    own: `function MyConfirmStep({ step }: StepProps<'confirm'>) {
  const { submit, isPending } = useAction('confirm', 'submit')
  return (
    <StepFrame heading={\`Do this: \${step.about}?\`}>
      <Button look="danger" busy={isPending} onClick={() => submit({})}>Yes</Button>
    </StepFrame>
  )
}`,
  },
  'sign-in-again': {
    title: 'Sign in again',
    says: 'An end without `onDone`: nothing can be done with the token the host brought before the person signs in anew.',
    refusals: [],
    own: `function MySignInAgainStep({ step }: StepProps<'sign-in-again'>) {
  return (
    <StepFrame heading="Please sign in again" sentence={step.keepApp ? 'Keep your authenticator.' : undefined}>
      <Button onClick={signInWithSecondFactor}>Sign in</Button>
    </StepFrame>
  )
}`,
  },
  done: {
    title: 'Done',
    says: 'The end of the flow: `onDone` has been called; the screen stays until your app takes it away.',
    refusals: [],
    own: `function MyDoneStep({ step }: StepProps<'done'>) {
  return <StepFrame heading={step.outcome === 'phone-verified' ? 'Your number is confirmed' : 'Welcome'} />
}`,
  },
}
