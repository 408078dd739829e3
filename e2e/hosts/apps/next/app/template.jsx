import { headers } from 'next/headers'

/** Drawn anew for each visit: the policy names a nonce. */
export default async function Template({ children }) {
  await headers()
  return children
}
