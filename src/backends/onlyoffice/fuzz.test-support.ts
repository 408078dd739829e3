import type { FuzzSetup } from '../../test-support/fuzz/setup.test-support.ts'

/** Each of them meets something else after the password. */
export const people = ['ann', 'tom', 'eve', 'pat', 'bob'] as const

export const person = (who: string): Pick<FuzzSetup, 'username' | 'password' | 'phone'> => ({
  username: `${who}@example.com`,
  password: 'Passw0rd!',
  phone: () => '+79161112233',
})
