import type { CredentialsStep } from '../../protocol/step.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { tenantIn } from '../../runtime/scope.ts'
import { tellHost } from '../onlyoffice/capabilities.ts'
import type { Beginning } from '../onlyoffice/product.ts'
import { askForCapabilitiesIfAny } from './capabilities.ts'
import type { WorkspaceOptions } from './options.ts'

/** Workspace until someone has typed: nothing is read but what the host wants to know. */
export function workspaceBeginning(options: WorkspaceOptions): Beginning {
  const { social, usernameHint, onCapabilities, now = steadyNow } = options
  return {
    name: 'workspace',
    address: options.baseUrl,
    tenant: tenantIn(options.headers),
    entrance: social === undefined ? 'password' : `social:${social.provider}`,
    now,
    resendCooldown: options.resendCooldown ?? 30_000,
    ...(onCapabilities && {
      prepare: async (signal: AbortSignal) =>
        tellHost(onCapabilities, await askForCapabilitiesIfAny(options, signal, now)),
    }),
    firstStep: (): CredentialsStep => ({
      kind: 'credentials',
      variant: social === undefined ? 'username-and-password' : 'continue',
      context: {},
      ...(usernameHint !== undefined && { username: usernameHint }),
    }),
  }
}
