import type { CodeShape } from './step.ts'

/** Six digits: what text messages and authenticator apps give nearly everywhere (RFC 4226, section 5.3). */
export const sixDigits = { length: 6, characters: 'digits', caseSensitive: false } as const satisfies CodeShape
