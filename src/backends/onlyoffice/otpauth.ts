import { keyUri } from '../../runtime/keyUri.ts'

/** What an authenticator app takes from a link or a QR code. Both products: SHA-1, 6 digits, 30 s. */
export function otpauthUri(issuer: string, account: string | undefined, secret: string): string {
  return keyUri(issuer, account, secret)
}
