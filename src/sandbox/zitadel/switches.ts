import type { World } from '../world.ts'

export const switches = {
  'zitadel.lag':
    'Milliseconds of the world clock that GetMyPhone and the multi-factor gate stay behind what was changed. Default 0.',
  'zitadel.language':
    'The preferred language of every user: en, de, ru or ja. For OIDC tokens it wins over Accept-Language.',
  'zitadel.quota': 'true: 429 QUOTA-vjAy8 with the untranslated key, and no Retry-After.',
  'zitadel.edge':
    'true: 429 with an HTML page, as from an edge before the server. "without-cors": and no CORS headers.',
  'zitadel.origins':
    'Comma-separated: the only page origins the OIDC app has. Others get 403 AUTH-DZG21 on REST of v1, and nowhere else.',
  'zitadel.mfaRequired':
    'true: the login policy forces multi-factor. 403 AUTHZ-Kl3p0 for every token made without a second factor.',
  'zitadel.smsFactorAllowed':
    'true: the login policy has OTP SMS among its second factors, so having it on asks for it. By default it has not.',
  'zitadel.sessionExpired': 'true: 403 AUTHZ-EGDo3 for every token.',
  'zitadel.sessionEnded': 'true: signed out. 404 QUERY-SFeaa for tokens of sessions, 401 AUTH-7fs1e for those of apps.',
  'zitadel.instanceBlocked': 'true: 429 LIMITS-molsj before the token is looked at.',
  'zitadel.wrongHost': 'true: 404 "unable to set instance using origin …" for everything.',
  'zitadel.noSmsProvider': 'true: set and resend answer 200 and nothing is sent.',
  'zitadel.codeLength': 'How long the codes are that an administrator has configured. Default 6.',
  'zitadel.codeCharacters': 'The characters of those codes. Default A-Z and 0-8.',
}

export function isOn(world: World, name: keyof typeof switches): boolean {
  return world.switches[name] === true
}

export function textOf(world: World, name: keyof typeof switches): string | undefined {
  const value = world.switches[name]
  return typeof value === 'string' ? value : undefined
}

export function numberOf(world: World, name: keyof typeof switches): number | undefined {
  const value = world.switches[name]
  return typeof value === 'number' ? value : undefined
}
