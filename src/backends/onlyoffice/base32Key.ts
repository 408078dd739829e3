import * as z from 'zod/mini'

/** The key of an authenticator, base32 (RFC 4648): 16 letters and digits. Much more would not fit into a QR code. */
export const base32Key = z.string().check(z.regex(/^([A-Z2-7]{1,256}=*)?$/))
