import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect } from 'vitest'
import { en } from '../locales/languages/en.ts'
import type { ActingKind, ActionName } from '../protocol/step.ts'

/** What a person has in mind to type. For tests only. */
export interface Typed {
  readonly username?: string
  readonly password?: string
  readonly phone?: string
  readonly code?: string
  /** Ticks the box before the code is typed. */
  readonly trustDevice?: boolean
  readonly name?: string
  /** Presses the button, also where a complete code would go out by itself: one that was entered before does not. */
  readonly press?: boolean
}

type Perform = (user: UserEvent, typed?: Typed) => Promise<void>

const confirmWords = Object.values(en.confirm).map(({ submit }) => submit)

function oneOf(words: readonly string[]): RegExp {
  return new RegExp(`^(${words.join('|')})$`)
}

/** What a person does on each kind of step to take each of its actions, by label and role. */
const person: { readonly [K in ActingKind]: Readonly<Record<ActionName<K>, Perform>> } = {
  credentials: {
    async submit(user, { username, password = 'Passw0rd!' } = {}) {
      const field = screen.queryByLabelText(en.credentials.password)
      if (field !== null) {
        const number = screen.queryByLabelText(en.phone.label)
        // Neither is there where the password alone is asked for.
        const name = number ?? screen.queryByLabelText(en.credentials.username.email)
        if (name !== null) {
          await user.clear(name)
          await user.type(name, username ?? (number === null ? 'ann@example.com' : '+79991234567'))
        }
        await user.clear(field)
        await user.type(field, password)
      }
      await user.click(screen.getByRole('button', { name: oneOf([en.credentials.submit, ...confirmWords]) }))
    },
    async forgot(user) {
      await user.click(screen.getByRole('button', { name: en.credentials.forgot }))
    },
  },
  phone: {
    async submit(user, { phone = '+79991234567' } = {}) {
      const field = screen.getByLabelText(en.phone.label)
      await user.clear(field)
      await user.type(field, phone)
      await user.click(screen.getByRole('button', { name: en.phone.submit }))
    },
  },
  code: {
    async submit(user, typed) {
      if (typed?.trustDevice === true) await user.click(screen.getByRole('checkbox', { name: en.code.trustDevice }))
      await enterCode(user, en.code.label, en.code.submit, typed)
    },
    async resend(user) {
      await user.click(screen.getByRole('button', { name: oneOf([en.code.resend, en.code.messageInstead]) }))
    },
  },
  enrol: {
    async submit(user, typed) {
      await enterCode(user, en.enrol.label, en.enrol.submit, typed)
    },
  },
  details: {
    async submit(user, { name = 'Ann Example', password = 'new-secret-2026' } = {}) {
      const field = screen.queryByLabelText(en.details.fields['name'] ?? '')
      if (field !== null) await user.clear(field)
      if (field !== null) await user.type(field, name)
      else await user.type(screen.getByLabelText(en.details.fields['password'] ?? ''), password)
      await user.click(screen.getByRole('button', { name: en.details.submit }))
    },
  },
  confirm: {
    async submit(user) {
      await user.click(screen.getByRole('button', { name: oneOf(confirmWords) }))
    },
  },
  'backup-codes': {
    async submit(user) {
      await user.click(screen.getByRole('button', { name: en.backupCodes.submit }))
    },
  },
}

/** Waits for the screen to be there, as a person does, and takes an action on it. */
export async function takeAction(user: UserEvent, kind: ActingKind, action: string, typed?: Typed) {
  await screen.findByRole('heading', { level: 2 })
  await waitFor(() =>
    expect(document.querySelector('.entryphone :is(form, .entryphone-codes, .entryphone-confirm)')).not.toBeNull(),
  )
  const acts: Readonly<Record<string, Perform>> = person[kind]
  const act = acts[action]
  if (act === undefined) throw new Error(`Nobody knows how to ${action} on ${kind}.`)
  await act(user, typed)
}

/** A code of known length goes out by itself when it is complete; any other at a press. */
async function enterCode(user: UserEvent, label: string, press: string, typed: Typed = {}) {
  const field = screen.getByLabelText(label)
  await user.clear(field)
  await user.type(field, typed.code ?? '123456')
  const goesByItself = field.closest('[data-slotted]') !== null && typed.press !== true
  if (!goesByItself) await user.click(screen.getByRole('button', { name: press }))
}
