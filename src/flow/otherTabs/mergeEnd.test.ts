import { describe, expect, test } from 'vitest'
import type { CodeStep, Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { mergeSent } from './merge.ts'
import { mergeUnsent } from './mergeEnd.ts'

const { phone: phoneStep, code, credentials, enrol, done } = sampleSteps
const phone = code.phone
if (phone === undefined) throw new Error('The sample has a number.')
const now = 1_000_000
const asked = { phone, to: '+7999***4567', resendAt: now + 30_000, unanswered: true } as const
const elsewhere = { ...asked, to: '+7000***0000', phone: '+70000000000' as typeof phone }
const before = now - 5000

describe('hearing that nothing came of a message', () => {
  test.each<[string, Step]>([
    ['a phone step', phoneStep],
    ['a password form', credentials],
  ])('%s that was told of it forgets it', (_, step) => {
    const told = mergeSent(step, asked, now)
    expect(told).not.toEqual(step)
    expect(mergeUnsent(told, asked, before)).toEqual(step)
  })

  test('a code step may send again from when it could before, and so may the step behind it', () => {
    const waiting: CodeStep = {
      ...code,
      to: asked.to,
      resendAt: asked.resendAt,
      back: mergeSent(phoneStep, asked, now),
    }
    expect(mergeUnsent(waiting, asked, before)).toEqual({ ...waiting, resendAt: before, back: phoneStep })
  })

  test('a code step that leads nowhere back gets no way back', () => {
    const { back: _, ...bare } = code
    const waiting: CodeStep = { ...bare, to: asked.to, resendAt: asked.resendAt }
    expect(mergeUnsent(waiting, asked, before)).toStrictEqual({ ...waiting, resendAt: before })
  })

  test.each<[string, Step]>([
    ['a code step of another place', { ...code, phone: elsewhere.phone, to: elsewhere.to, resendAt: asked.resendAt }],
    ['a code step that has heard of a later one', { ...code, to: asked.to, resendAt: asked.resendAt + 1 }],
    ['an authenticator', { ...code, factor: 'app', to: asked.to, resendAt: asked.resendAt }],
    ['a phone step that knows of none', phoneStep],
    ['a phone step that has heard that it came', { ...phoneStep, sent: { phone, resendAt: asked.resendAt } }],
    ['a phone step of another number', mergeSent(phoneStep, elsewhere, now)],
    ['another kind of step', enrol],
    ['the end', done],
  ])('%s stays the very same', (_, step) => {
    expect(mergeUnsent(step, asked, before)).toBe(step)
  })
})
