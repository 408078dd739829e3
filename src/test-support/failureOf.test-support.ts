import { AuthError } from '../protocol/error.ts'

/** What it rejects with: an `AuthError`, as everything of ours that rejects does. */
export async function failureOf(promise: Promise<unknown> | undefined): Promise<AuthError> {
  const thrown: unknown = await promise?.then(
    (answer) => `it resolves with ${JSON.stringify(answer)}`,
    (reason: unknown) => reason,
  )
  if (thrown instanceof AuthError) return thrown
  throw new Error(`An AuthError is expected: ${String(thrown)}`)
}
