import { describe, expect, test } from 'vitest'
import type { Routes } from '../protocol/backend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { allows, declaredActions, kindsAfter, transition } from './machine.ts'
import { e164 } from '../test-support/e164.test-support.ts'

const routes: Routes = {
  start: ['phone'],
  phone: { submit: ['code'] },
  code: { submit: ['code', 'done'], resend: ['code'] },
}
const { phone, code, done, credentials } = sampleSteps

describe('the machine', () => {
  test('begins where the backend starts, and only there', () => {
    expect(transition(routes, undefined, { type: 'started', step: phone })).toBe(phone)
    expect(transition(routes, undefined, { type: 'started', step: done })).toBeUndefined()
  })

  test('moves to an answer its routes declare', () => {
    expect(transition(routes, phone, { type: 'answered', from: 'phone', action: 'submit', step: code })).toBe(code)
    expect(transition(routes, code, { type: 'answered', from: 'code', action: 'submit', step: done })).toBe(done)
  })

  test('stays for an answer its routes do not declare', () => {
    expect(transition(routes, phone, { type: 'answered', from: 'phone', action: 'submit', step: done })).toBe(phone)
    expect(transition(routes, code, { type: 'answered', from: 'code', action: 'resend', step: done })).toBe(code)
  })

  test('stays for an answer to a step that is no longer on screen', () => {
    const late = { type: 'answered', from: 'code', action: 'submit', step: done } as const
    expect(transition(routes, phone, late)).toBe(phone)
    expect(transition(routes, undefined, late)).toBeUndefined()
  })

  test('goes back only where the step leads back', () => {
    expect(transition(routes, code, { type: 'back' })).toBe(code.back)
    expect(transition(routes, phone, { type: 'back' })).toBe(phone)
    expect(transition(routes, undefined, { type: 'back' })).toBeUndefined()
  })

  test('takes what another tab told only for the step it is about', () => {
    const heard = { ...phone, sent: { phone: e164('+79991234567'), resendAt: 1 } }
    expect(transition(routes, phone, { type: 'heard', step: heard })).toBe(heard)
    expect(transition(routes, code, { type: 'heard', step: heard })).toBe(code)
    expect(transition(routes, undefined, { type: 'heard', step: heard })).toBeUndefined()
  })

  test('knows no action a backend does not declare', () => {
    expect(allows(routes, 'credentials', 'submit', credentials.kind)).toBe(false)
    expect(allows(routes, 'code', 'constructor', 'done')).toBe(false)
    expect([kindsAfter(routes, 'enrol', 'submit'), kindsAfter(routes, 'phone', 'resend')]).toEqual([[], []])
  })

  test('lists every declared action with its answers', () => {
    expect(declaredActions(routes)).toEqual([
      { kind: 'phone', action: 'submit', answers: ['code'] },
      { kind: 'code', action: 'submit', answers: ['code', 'done'] },
      { kind: 'code', action: 'resend', answers: ['code'] },
    ])
  })
})
