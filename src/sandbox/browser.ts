import { http, HttpResponse, type RequestHandler } from 'msw'
import { jarOf } from './cookies.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * The sandbox behind MSW's service worker, for stories: `worker.use(...sandboxHandlers(createSandbox()))`. Addresses that
 * are not the sandbox's pass. Behind a worker a request shows neither Origin nor Cookie and an answer sets no cookie, so
 * cookies live in a jar per world, and a dropped connection is a network error.
 */
export function sandboxHandlers(sandbox: Sandbox): readonly RequestHandler[] {
  return [
    http.all(
      ({ request }) => sandbox.matches(new URL(request.url)),
      async ({ request }) => {
        const page = globalThis.location.origin
        const sameOrigin = new URL(request.url).origin === page
        const bearsCookies = request.credentials === 'include' || (request.credentials === 'same-origin' && sameOrigin)
        const response = await sandbox.fetch(request, {
          ...(!(sameOrigin && request.method === 'GET') && { origin: page }),
          jar: bearsCookies ? jarOf : noJar,
        })
        return response.type === 'error' ? HttpResponse.error() : response
      },
    ),
  ]
}

function noJar() {
  return { header: () => '', keep: () => undefined }
}
