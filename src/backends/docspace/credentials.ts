import type { Actions, CredentialsStep } from '../../protocol/step.ts'
import type { Entered } from '../onlyoffice/held.ts'
import type { DocspaceOptions } from './options.ts'
import { hashPassword, type PasswordHashParameters } from './passwordHash.ts'
import type { DocspaceCredentials } from './requests.ts'

/** What goes out for this person with every call, and what of it is no secret. A link beats every other credential. */
export async function credentialsOf(
  { confirmData, social, culture, plainPassword }: DocspaceOptions,
  parameters: PasswordHashParameters | undefined,
  step: CredentialsStep,
  input: Actions['credentials']['submit'],
): Promise<{ readonly credentials: DocspaceCredentials; readonly entered: Entered }> {
  const offered = step.staySignedIn
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
  const passwordHash =
    parameters === undefined || plainPassword === true ? undefined : await hashPassword(input.password, parameters)
  const password = passwordHash === undefined ? { password: input.password } : { passwordHash }
  return { credentials: { userName: username, ...password, ...always }, entered: { username, ...box } }
}
