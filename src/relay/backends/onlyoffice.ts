/**
 * The path's `{code}`. Beside it lie other calls, which a code of that name would reach: their servers compare paths in any
 * case. So what is one of those is no code, in whatever letters.
 */
export const parameters = { code: /^(?!(?:sendsms|setphone|login|logout|confirm|register)$)[\w-]{1,64}$/i }

export const credentialFields = ['userName', 'password', 'provider', 'accessToken', 'codeOAuth']

/** The session's cookie, and what a confirm link hangs on. */
export function isPortalCookie(name: string): boolean {
  return /^asc_auth_key$|^asc_confirm_key_\w{1,64}$/.test(name)
}
