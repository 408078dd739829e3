import { advise, misconfigured } from '../../runtime/mistake.ts'
import type { Actions, CredentialsStep } from '../../protocol/step.ts'
import type { Entered } from '../onlyoffice/vaultEntry.ts'
import { isConfidential } from './confidential.ts'
import type { DocspaceOptions } from './options.ts'
import { hashPassword, type PasswordHashParameters } from './passwordHash.ts'
import type { DocspacePortal } from './portal.ts'
import type { DocspaceCredentials } from './requests.ts'

/** What goes out for this person with every call, and what of it is no secret. A link beats every other credential. */
export async function credentialsOf(
  options: DocspaceOptions,
  { settings, capabilities }: DocspacePortal,
  step: CredentialsStep,
  input: Actions['credentials']['submit'],
): Promise<{ readonly credentials: DocspaceCredentials; readonly entered: Entered }> {
  const { confirmData, social, culture } = options
  // A form may have been drawn before the portal had said that it fixes how long a session lives.
  const offered = settings.fixedSessionLife ? undefined : step.staySignedIn
  const staySignedIn = offered === undefined ? undefined : (input.staySignedIn ?? offered)
  const always = {
    ...(staySignedIn !== undefined && { session: !staySignedIn }),
    ...(culture !== undefined && { culture }),
  }
  const box = staySignedIn === undefined ? {} : { staySignedIn }
  if (confirmData !== undefined) {
    return { credentials: { confirmData, ...always }, entered: { username: confirmData.email, ...box } }
  }
  if (social !== undefined) {
    const username = step.username === undefined ? {} : { username: step.username }
    return { credentials: { ...social, ...always }, entered: { ...username, ...box } }
  }
  const username = input.username.trim()
  const ldapEnabled = (await capabilities)?.ldapEnabled === true
  const password = await passwordOf(input.password, options, settings.passwordHash, ldapEnabled)
  return { credentials: { userName: username, ...password, ...always }, entered: { username, ...box } }
}

/**
 * The password itself leaves only where nobody can read it on the way, and only for a directory, which no hash says
 * anything to. Anywhere else its hash does, or nothing.
 */
async function passwordOf(
  typed: string,
  { baseUrl, plainPassword }: DocspaceOptions,
  parameters: PasswordHashParameters | undefined,
  ldapEnabled: boolean,
): Promise<{ readonly password: string } | { readonly passwordHash: string }> {
  const confidential = isConfidential(baseUrl)
  if (confidential && (plainPassword ?? ldapEnabled)) return { password: typed }
  if (plainPassword === true) throw misconfigured('E41', 'docspace: plainPassword')
  const passwordHash = parameters && (await hashPassword(typed, parameters))
  if (passwordHash === undefined) throw misconfigured('E40', 'docspace')
  if (ldapEnabled && !confidential) advise('E45', 'docspace: baseUrl')
  return { passwordHash }
}
