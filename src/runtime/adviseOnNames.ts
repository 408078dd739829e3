import { advise } from './mistake.ts'

const ofHttp = 'baseUrl credentials fetch headers now resendCooldown timeout'
const ofPortals = 'issuer onCapabilities social usernameHint'

/** Every option there is, by who takes it. `options.test.ts` has the compiler count them. */
export const optionNames: Readonly<Record<string, string>> = {
  lifepay:
    `${ofHttp} captcha captchaTypeField client clientIdentifier clientType completion ip keepClientIdentifier language ` +
    'offerSignUp organizationAlias query unknownPhones verify',
  docspace: `${ofHttp} ${ofPortals} appCodes confirmData culture plainPassword portalOrigin staySignedIn`,
  workspace: `${ofHttp} ${ofPortals} format`,
  zitadel: `${ofHttp} code codeLifetime intent readAgainAfter token transport`,
}

/** Tells a developer without TypeScript of an option that nobody reads: a typo, or one of another backend's. */
export function adviseOnNames(name: string, options: object): void {
  const known = optionNames[name]?.split(' ')
  const unknown = known && Object.keys(options).filter((option) => !known.includes(option))
  if (unknown !== undefined && unknown.length > 0) advise('E26', `${name}: ${unknown.join(', ')}`)
}
