import { NextResponse } from 'next/server'

/** The strictest policy that Next.js can keep to: its own scripts by a nonce. */
export function proxy(request) {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = process.env.HOST_POLICY.replace(
    "script-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
  )
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}
