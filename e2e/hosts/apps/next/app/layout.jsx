import 'entryphone/theme.css'
import { headers } from 'next/headers'

export const metadata = { title: 'Host' }

export default async function Layout({ children }) {
  // Drawn anew for each visit: the policy names a nonce.
  await headers()
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
