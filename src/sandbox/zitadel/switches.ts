import type { World } from '../world.ts'

export const switches = {
  'zitadel.lag': 'Milliseconds of the world clock that GetMyPhone stays behind what was set and verified. Default 0.',
  'zitadel.language': 'The preferred language of every user: en, de, ru or ja. It wins over Accept-Language.',
  'zitadel.quota':
    'true: 429 QUOTA-vjAy8 with the untranslated key, as the source predicts. "text": with the text of the catalogue.',
  'zitadel.edge':
    'true: 429 with an HTML page, as from an edge before the server. "without-cors": and no CORS headers.',
  'zitadel.origins':
    'Comma-separated: the only page origins the OIDC app has. Others get 403 AUTH-DZG21 on REST, not on gRPC-Web.',
  'zitadel.mfaRequired': 'true: 403 AUTHZ-Kl3p0 for every token.',
  'zitadel.sessionExpired': 'true: 403 AUTHZ-EGDo3 for every token.',
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
