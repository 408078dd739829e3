import { expect, test } from 'vitest'
import { AuthError, authErrorCodes } from '../protocol/error.ts'
import { sampleSteps } from '../testing/steps.ts'
import { en } from './languages/en.ts'
import { type ErrorContext, messageFor } from './messageFor.ts'
import { noticeFor, problemFor } from './sentences.ts'

const { credentials, code } = sampleSteps

test.each(authErrorCodes)('an error of code %s has its own sentence', (errorCode) => {
  expect(messageFor(en, new AuthError(errorCode))).toBe(en.errors[errorCode])
})

test.each([
  ['code-wrong', { factor: 'sms' }, en.errors['code-wrong']],
  ['code-wrong', { factor: 'app' }, en.code.wrongFromApp],
  ['code-wrong', { factor: 'backup-code' }, en.code.wrongBackup],
  ['code-expired', { factor: 'app' }, en.errors['code-expired']],
  ['credentials-wrong', { variant: 'username-and-password' }, en.errors['credentials-wrong']],
  ['credentials-wrong', { variant: 'phone-and-password' }, en.credentials.wrongPhone],
  ['credentials-wrong', { variant: 'password' }, en.credentials.wrongPassword],
  ['credentials-wrong', { variant: 'continue' }, en.credentials.wrongLink],
  ['network', { variant: 'continue' }, en.errors.network],
] as const)('%s of %o is said in its own words', (errorCode, context: ErrorContext, sentence) => {
  expect(messageFor(en, new AuthError(errorCode), context)).toBe(sentence)
})

test('no error has no sentence, and a host’s own sentence stays as it is', () => {
  expect([messageFor(en, undefined), messageFor(en, 'Not this one.')]).toEqual([undefined, 'Not this one.'])
})

test('news of a step has a sentence: of what was typed before where credentials have expired, else its own', () => {
  expect(noticeFor(en, code)).toBeUndefined()
  expect(noticeFor(en, { ...code, notice: 'expired' })).toBe(en.notices.expired)
  expect(noticeFor(en, { ...credentials, notice: 'expired' })).toBe(en.credentials.again)
  expect(noticeFor(en, { ...credentials, variant: 'continue', notice: 'expired' })).toBe(en.notices.interrupted)
  expect(noticeFor(en, { ...credentials, notice: 'sent' })).toBe(en.notices.sent)
  expect(noticeFor(en, sampleSteps.done)).toBeUndefined()
})

test('what is no phone number has a sentence', () => {
  expect([problemFor(en, undefined), problemFor(en, 'too-short'), problemFor(en, 'unknown')]).toEqual([
    undefined,
    en.phone.problems['too-short'],
    undefined,
  ])
})
