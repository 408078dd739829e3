import type { StepKind } from '../../../src/protocol/step.ts'

/** Each part with a page: the names they are exported by. */
export const partNames = [
  'SignIn',
  'Card',
  'StepFrame',
  'PhoneEntry',
  'CodeEntry',
  'PasswordField',
  'Field',
  'Captcha',
  'TwoFactorForm',
  'Button',
  'Resend',
  'ErrorNote',
] as const
export type PartName = (typeof partNames)[number]

/** Each step with a page, and its type. */
export const stepTypes = {
  credentials: 'CredentialsStep',
  phone: 'PhoneStep',
  code: 'CodeStep',
  enrol: 'EnrolStep',
  details: 'DetailsStep',
  'backup-codes': 'BackupCodesStep',
  confirm: 'ConfirmStep',
  'sign-in-again': 'SignInAgainStep',
  done: 'DoneStep',
} as const satisfies Readonly<Record<StepKind, string>>
