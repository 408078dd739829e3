/** How something gets into a field. Autofill sets the whole value at once and says so with one input event. */
export type Way = 'typed' | 'typed slowly' | 'pasted' | 'pasted over a selection' | 'autofilled'

export interface PhoneEntryRow {
  readonly way: Way
  readonly text: string
  /** E.164, with Russia chosen and every country allowed. */
  readonly gives: string
}

const everyWay: readonly Way[] = ['typed', 'pasted', 'autofilled']

/** Forms that one number is really kept and written in, by the number they mean. */
const forms: Readonly<Record<string, readonly string[]>> = {
  '+79991234567': [
    '89991234567',
    '8 (999) 123-45-67',
    '+7 (999) 123-45-67',
    '79991234567',
    '9991234567',
    'tel:+79991234567',
    '+7\u00a0999\u00a0123\u201145\u201167',
    '\uff0b\uff17\uff19\uff19\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17',
    '\u0669\u0669\u0669\u0661\u0662\u0663\u0664\u0665\u0666\u0667',
  ],
  '+375291234567': ['+375291234567', '00375291234567', '+375 (29) 123-45-67', '8 10 375 29 123-45-67'],
  '+77012345678': ['+7 701 234 56 78', '8 701 234 56 78'],
  '+491711234567': ['+49 171 1234567', '0049 171 1234567', 'tel:+49-171-1234567', '+49 (0) 171 1234567'],
}

export const phoneEntries: readonly PhoneEntryRow[] = [
  ...Object.entries(forms).flatMap(([gives, texts]) =>
    texts.flatMap((text) => everyWay.map((way) => ({ way, text, gives }))),
  ),
  { way: 'typed slowly', text: '8 (999) 123-45-67', gives: '+79991234567' },
  { way: 'typed slowly', text: '+375291234567', gives: '+375291234567' },
  { way: 'pasted over a selection', text: '8 (999) 123-45-67', gives: '+79991234567' },
  { way: 'pasted over a selection', text: '+375291234567', gives: '+375291234567' },
]

/** What cannot be a number: it stays in the field, and the step says why. */
export const refusedPhones = [
  { text: '999', says: 'This number is too short.' },
  { text: '999123456789012', says: 'This number is too long.' },
] as const
