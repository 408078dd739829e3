// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-better-auth-hooks.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-better-auth-hooks', tags: ['!test'], render: sectionOf(text) }

export default meta

export const AppCodeTaken = { name: 'AppCodeTaken' }
export const CurrentPassword = { name: 'CurrentPassword' }
export const CurrentSession = { name: 'CurrentSession' }
export const EnableTwoFactor = { name: 'EnableTwoFactor' }
export const Guarded = { name: 'Guarded' }
export const PhoneNumber = { name: 'PhoneNumber' }
export const RequestPasswordReset = { name: 'RequestPasswordReset' }
export const ResetPassword = { name: 'ResetPassword' }
export const ResetPasswordPhoneNumber = { name: 'ResetPasswordPhoneNumber' }
export const SecondFactorCode = { name: 'SecondFactorCode' }
export const SecondFactorNeeded = { name: 'SecondFactorNeeded' }
export const SignedIn = { name: 'SignedIn' }
export const SignInEmail = { name: 'SignInEmail' }
export const SignInOutcome = { name: 'SignInOutcome' }
export const SignInPhoneNumber = { name: 'SignInPhoneNumber' }
export const SignInUsername = { name: 'SignInUsername' }
export const SignUpEmail = { name: 'SignUpEmail' }
export const TwoFactorBegun = { name: 'TwoFactorBegun' }
export const useBetterAuthDisableTwoFactor = { name: 'useBetterAuthDisableTwoFactor' }
export const useBetterAuthEnableTwoFactor = { name: 'useBetterAuthEnableTwoFactor' }
export const useBetterAuthGenerateBackupCodes = { name: 'useBetterAuthGenerateBackupCodes' }
export const useBetterAuthOk = { name: 'useBetterAuthOk' }
export const useBetterAuthRemovePhone = { name: 'useBetterAuthRemovePhone' }
export const useBetterAuthRequestPasswordReset = { name: 'useBetterAuthRequestPasswordReset' }
export const useBetterAuthRequestPasswordResetByPhone = { name: 'useBetterAuthRequestPasswordResetByPhone' }
export const useBetterAuthResetPassword = { name: 'useBetterAuthResetPassword' }
export const useBetterAuthResetPasswordByPhone = { name: 'useBetterAuthResetPasswordByPhone' }
export const useBetterAuthSendPhoneCode = { name: 'useBetterAuthSendPhoneCode' }
export const useBetterAuthSendTwoFactorCode = { name: 'useBetterAuthSendTwoFactorCode' }
export const useBetterAuthSession = { name: 'useBetterAuthSession' }
export const useBetterAuthSignInByEmail = { name: 'useBetterAuthSignInByEmail' }
export const useBetterAuthSignInByPhone = { name: 'useBetterAuthSignInByPhone' }
export const useBetterAuthSignInByUsername = { name: 'useBetterAuthSignInByUsername' }
export const useBetterAuthSignOut = { name: 'useBetterAuthSignOut' }
export const useBetterAuthSignUpByEmail = { name: 'useBetterAuthSignUpByEmail' }
export const useBetterAuthTotpUri = { name: 'useBetterAuthTotpUri' }
export const useBetterAuthVerifyBackupCode = { name: 'useBetterAuthVerifyBackupCode' }
export const useBetterAuthVerifyPhone = { name: 'useBetterAuthVerifyPhone' }
export const useBetterAuthVerifyTotp = { name: 'useBetterAuthVerifyTotp' }
export const useBetterAuthVerifyTwoFactorCode = { name: 'useBetterAuthVerifyTwoFactorCode' }
export const VerifyPhoneNumber = { name: 'VerifyPhoneNumber' }
