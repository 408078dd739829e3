/** Someone whom the real server knows from the start, in each world anew. What they type is in `secrets.test-support.ts`. */
export interface BetterAuthAccount {
  readonly name: string
  readonly about: string
  readonly email: string
  /** Compared without regard to case: 3 to 30 of `[A-Za-z0-9_.]`. */
  readonly username: string
  /** E.164. */
  readonly phone: string
  readonly emailVerified: boolean
  readonly phoneVerified: boolean
  /** Absent: none is asked. `app` has an authenticator and backup codes, and may have a message instead. */
  readonly factor?: 'app' | 'sms'
  readonly banned?: true
  /** Made by a code on the phone, so there is no password to give. */
  readonly passwordless?: true
}

const ordinary = { emailVerified: true, phoneVerified: true } as const

/** By their first names, as the host page's address and `/sign-in/as` know them. */
export const betterAuthAccounts = {
  ann: {
    ...ordinary,
    name: 'Ann Archer',
    about: 'no second factor',
    email: 'ann@example.com',
    username: 'ann_archer',
    phone: '+79991000001',
  },
  tom: {
    ...ordinary,
    name: 'Tom Turner',
    about: 'an authenticator and backup codes as a second factor; a message instead is possible',
    email: 'tom@example.com',
    username: 'tom_turner',
    phone: '+79991000002',
    factor: 'app',
  },
  mia: {
    ...ordinary,
    name: 'Mia Moss',
    about: 'messages alone as a second factor: no authenticator, no backup codes',
    email: 'mia@example.com',
    username: 'mia_moss',
    phone: '+79991000003',
    factor: 'sms',
  },
  dan: {
    ...ordinary,
    name: 'Dan Dale',
    about: 'banned: the right password is 403 BANNED_USER, a right code too',
    email: 'dan@example.com',
    username: 'dan_dale',
    phone: '+79991000004',
    banned: true,
  },
  eve: {
    name: 'Eve Ellis',
    about: 'address not verified: the right password by e-mail or user name is 403 EMAIL_NOT_VERIFIED',
    email: 'eve@example.com',
    username: 'eve_ellis',
    phone: '+79991000005',
    emailVerified: false,
    phoneVerified: true,
  },
  ned: {
    name: 'Ned Nash',
    about: 'number not verified: with `better-auth.requireVerification` any password sends a code',
    email: 'ned@example.com',
    username: 'ned_nash',
    phone: '+79991000006',
    emailVerified: true,
    phoneVerified: false,
  },
  pia: {
    ...ordinary,
    name: 'Pia Pace',
    about: 'signed up by a code, without a password: cannot switch a second factor on',
    // The host's `getTempEmail` makes it; nobody may see it.
    email: '79991000007@phone.example.com',
    username: 'pia_pace',
    phone: '+79991000007',
    passwordless: true,
  },
  max: {
    ...ordinary,
    name: 'Max Marsh',
    about: 'gave +79991000008 up, and the address that was made of it stayed (`better-auth.tempEmail`: `number`)',
    email: '79991000008@phone.example.com',
    username: 'max_marsh',
    phone: '+79991000009',
  },
} as const satisfies Readonly<Record<string, BetterAuthAccount>>

export type BetterAuthAccountName = keyof typeof betterAuthAccounts

/** A number that nobody has: a right code makes an account of it, unless sign-up is off. */
export const strangersPhone = '+79991234567'

/** What authenticators show as the issuer. */
export const issuer = 'Example'
