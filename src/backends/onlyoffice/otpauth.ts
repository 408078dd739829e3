/** What an authenticator app takes from a link or a QR code. Key URI Format; both products: SHA-1, 6 digits, 30 s. */
export function otpauthUri(issuer: string, account: string | undefined, secret: string): string {
  const label = [issuer, account].filter((part) => part !== undefined).map(encodeURIComponent)
  return `otpauth://totp/${label.join(':')}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}
