export { defineBackend } from './protocol/backend.ts'
export type { Backend, BackendActions, CallOptions, Routes, Sending, StartOptions } from './protocol/backend.ts'
export { now } from './runtime/clock.ts'
export { returnAddress, type ReturnAddressOptions } from './runtime/returnAddress.ts'
export { AuthError, type AuthErrorCode, type AuthErrorOptions, asAuthError, authErrorCodes } from './protocol/error.ts'
export { EntryphoneError } from './runtime/mistake.ts'
export type {
  ActingKind,
  ActionName,
  Actions,
  StepContext,
  BackupCodesStep,
  CaptchaChallenge,
  CaptchaToken,
  CodeShape,
  CodeStep,
  ConfirmStep,
  CredentialsStep,
  FactorChange,
  DetailsField,
  DetailsStep,
  DoneStep,
  E164,
  EnrolStep,
  Instant,
  Notice,
  PhoneStep,
  SentMessage,
  Session,
  SignInAgainStep,
  Step,
  StepKind,
  StepOf,
} from './protocol/step.ts'
export type { SignInEvent } from './flow/events.ts'
export { describeRoutes, mermaidOf } from './flow/diagram.ts'
export { FlowProvider, type FlowProviderProps } from './flow/FlowProvider.tsx'
export { type FlowEvent, type FlowState, transition } from './flow/machine.ts'
export { type ActionView, type Input, useAction } from './flow/useAction.ts'
export { type FlowView, useFlow } from './flow/useFlow.ts'
export type { CaptchaHandle, CaptchaOptions, CaptchaProvider, CaptchaProviderProps } from './captcha/provider.ts'
export { type ErrorContext, messageFor } from './locales/messageFor.ts'
export type { Messages } from './locales/messages.ts'
export { type TextChanges, withTexts } from './locales/withTexts.ts'
export { Card, type CardProps, type Parts } from './ui/Card.tsx'
export { CurrentStep } from './ui/CurrentStep.tsx'
export { SignIn, type SignInProps } from './ui/SignIn.tsx'
export { OurStepFrame as StepFrame, type StepFrameProps } from './ui/StepFrame.tsx'
export type { Brand, StepProps, Steps, Theme, WidgetOptions } from './ui/WidgetContext.ts'
export { useWidget } from './ui/useWidget.ts'
export { OurButton as Button, type ButtonProps } from './ui/parts/form/Button.tsx'
export { Captcha, type CaptchaProps } from './ui/parts/captcha/Captcha.tsx'
export { OurCodeEntry as CodeEntry, type CodeEntryProps } from './ui/parts/code/CodeEntry.tsx'
export { OurErrorNote as ErrorNote, type ErrorNoteProps } from './ui/parts/form/ErrorNote.tsx'
export { OurField as Field, type FieldProps } from './ui/parts/form/Field.tsx'
export { OurPasswordField as PasswordField, type PasswordFieldProps } from './ui/parts/form/PasswordField.tsx'
export { OurPhoneEntry as PhoneEntry, type PhoneEntryProps } from './ui/parts/phone/PhoneEntry.tsx'
export { useParsedPhone } from './ui/parts/phone/useParsedPhone.ts'
export { OurResend as Resend, type ResendProps } from './ui/parts/code/Resend.tsx'
export type { OtherMethod } from './ui/parts/code/OtherMethods.tsx'
export { TwoFactorForm, type TwoFactorFormProps } from './ui/parts/code/TwoFactorForm.tsx'
export { useCountdown } from './flow/useCountdown.ts'
export { useWebOtp } from './flow/useWebOtp.ts'
