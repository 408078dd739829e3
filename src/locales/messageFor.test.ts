import { expect, test } from 'vitest'
import { AuthError, authErrorCodes } from '../protocol/error.ts'
import { noticeKinds, notices } from '../protocol/step.ts'
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
  ['credentials-wrong', { variant: 'username-and-password' }, en.credentials.wrong.email],
  ['credentials-wrong', { variant: 'username-and-password', usernameKind: 'text' }, en.credentials.wrong.text],
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
  const news = (text: string) => ({ kind: 'news', text })
  expect(noticeFor(en, { ...credentials, notice: 'expired' })).toEqual(news(en.credentials.again))
  expect(noticeFor(en, { ...credentials, variant: 'continue', notice: 'expired' })).toEqual(
    news(en.notices.interrupted),
  )
  expect(noticeFor(en, { ...credentials, notice: 'sent' })).toEqual(news(en.notices.sent))
  expect(noticeFor(en, sampleSteps.done)).toBeUndefined()
})

test.each([
  [
    'attempts-exhausted',
    'Too many wrong codes. Ask for a new one.',
    'Too many wrong codes. Ask for a new one in 0:39.',
  ],
  [
    'code-needed-again',
    'That code no longer works. Ask for a new one.',
    'That code no longer works. Ask for a new one in 0:39.',
  ],
  ['expired', 'This code has run out. Ask for a new one.', 'This code has run out. Ask for a new one in 0:39.'],
] as const)('a code that is dead (%s) says what helps, and when', (notice, now, later) => {
  expect(noticeFor(en, { ...code, notice })).toEqual({ kind: 'refusal', text: now })
  expect(noticeFor(en, { ...code, notice }, '0:39')).toEqual({ kind: 'refusal', text: later })
  // Codes are taken again: another is not the only way on.
  expect(noticeFor(en, { ...code, notice, blockedUntil: 1 })?.text).toBe(en.notices[notice])
})

test('what did not come to pass is a refusal, and all else is news', () => {
  expect(notices.filter((notice) => noticeKinds[notice] === 'refusal')).toEqual([
    'attempts-exhausted',
    'code-needed-again',
    'code-wrong',
    'details-refused',
    'expired',
    'sms-limit',
    'start-again',
  ])
})

test('what is no phone number has a sentence', () => {
  expect([problemFor(en, undefined), problemFor(en, 'too-short'), problemFor(en, 'unknown')]).toEqual([
    undefined,
    en.phone.problems['too-short'],
    undefined,
  ])
})
