export interface LifepayPhone {
  readonly typed: string
  /** What is sent, where the default country is Russia; null: nothing, and a message. */
  readonly sent: string | null
  /** Whether the rule of LPOS API v6 takes what was typed: 10 to 18 characters, the pattern matching the whole value. */
  readonly passes: boolean
  readonly why: string
}

/**
 * What people type, paste and autofill as a LIFE PAY number. `sent` was written down by hand, `passes` was computed from the
 * published pattern, as ASP.NET Core matches it.
 */
export const lifepayPhones: readonly LifepayPhone[] = [
  { typed: '+79991234567', sent: '+79991234567', passes: true, why: 'E.164 RU mobile' },
  { typed: '89991234567', sent: '+79991234567', passes: true, why: 'RU trunk prefix 8' },
  { typed: '9991234567', sent: '+79991234567', passes: true, why: 'national 10 digits' },
  {
    typed: '+7 (999) 123-45-67',
    sent: '+79991234567',
    passes: false,
    why: 'libphonenumber-ish INTERNATIONAL with brackets and spaces',
  },
  { typed: '8(999)123-45-67', sent: '+79991234567', passes: true, why: 'RU no spaces' },
  { typed: '+7(999)123-45-67', sent: '+79991234567', passes: true, why: 'RU +7 no spaces' },
  { typed: '8-999-123-45-67', sent: '+79991234567', passes: true, why: 'dashes with 8' },
  { typed: '+7 999 123 45 67', sent: '+79991234567', passes: false, why: 'spaces' },
  { typed: '(999)123-45-67', sent: '+79991234567', passes: true, why: 'area in brackets' },
  { typed: '999-123-45-67', sent: '+79991234567', passes: true, why: 'dashed national' },
  { typed: '8(495)1234567', sent: '+74951234567', passes: true, why: 'Moscow landline' },
  { typed: '+74951234567', sent: '+74951234567', passes: true, why: 'Moscow landline E.164' },
  { typed: '+375291234567', sent: null, passes: false, why: 'BY mobile E.164 (12 digits)' },
  { typed: '+380501234567', sent: null, passes: false, why: 'UA mobile E.164' },
  { typed: '+442079460018', sent: null, passes: false, why: 'UK E.164' },
  { typed: '+491711234567', sent: null, passes: false, why: 'DE E.164 (13 chars)' },
  { typed: '+998901234567', sent: null, passes: false, why: 'UZ E.164' },
  { typed: '0049 171 1234567', sent: null, passes: false, why: 'DE with 00 prefix' },
  { typed: '+7999123456', sent: null, passes: true, why: 'RU one digit short' },
  { typed: '+799912345678', sent: null, passes: true, why: 'RU one digit too many' },
  { typed: '+7999123456712345', sent: null, passes: false, why: '17 chars of digits' },
  { typed: '+79991234567890123', sent: null, passes: false, why: '18 chars' },
  { typed: 'tel:+79991234567', sent: '+79991234567', passes: false, why: 'tel URI' },
  {
    typed: '+7\u00a0999\u00a0123\u00a045\u00a067',
    sent: '+79991234567',
    passes: false,
    why: 'NBSP separated (Intl formatting)',
  },
  {
    typed: '\u0660\u0669\u0669\u0669\u0661\u0662\u0663\u0664\u0665\u0666\u0667',
    sent: null,
    passes: false,
    why: 'Arabic-Indic digits',
  },
  { typed: '+7(999)123-45-6', sent: null, passes: true, why: 'short by one' },
  { typed: '12345678', sent: null, passes: false, why: '8 digits (regex minimum)' },
  { typed: '+7(999)-123-45-67', sent: '+79991234567', passes: true, why: 'bracket then dash' },
  { typed: '++79991234567', sent: null, passes: false, why: 'double plus' },
  { typed: '8--9991234567', sent: '+79991234567', passes: false, why: 'double dash' },
  { typed: '+79991234567 \u0434\u043e\u0431. 12', sent: '+79991234567', passes: false, why: 'extension' },
  { typed: '', sent: null, passes: false, why: 'empty' },
  { typed: '+79991234567\n', sent: '+79991234567', passes: false, why: 'trailing newline' },
]
