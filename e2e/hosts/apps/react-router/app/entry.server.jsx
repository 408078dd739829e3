import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import { ServerRouter } from 'react-router'
import { Nonce } from './root.jsx'

/** Draws the page under the strictest policy that React Router can keep to: its own scripts by a nonce. */
export default function handleRequest(request, status, headers, context) {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const words = `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`
  headers.set('content-security-policy', process.env.HOST_POLICY.replace("script-src 'self'", words))
  headers.set('content-type', 'text/html')
  return new Promise((resolve, reject) => {
    const page = (
      <Nonce value={nonce}>
        <ServerRouter context={context} url={request.url} nonce={nonce} />
      </Nonce>
    )
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        const body = new PassThrough()
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
    })
  })
}
