import type { LoaderFunction } from 'storybook/internal/types'
import { RequestHandler } from 'msw'
import { setupWorker } from 'msw/browser'

const worker = setupWorker()
let started: Promise<unknown> | undefined

/** Answers a story's requests with `parameters.msw.handlers`, and only those: the story before leaves none behind. */
export const startWorker: LoaderFunction = async ({ parameters }) => {
  started ??= worker.start({
    onUnhandledRequest: 'bypass',
    quiet: true,
    serviceWorker: { url: 'mockServiceWorker.js' },
  })
  await started
  worker.resetHandlers(...handlersOf(parameters['msw']))
  return {}
}

function handlersOf(msw: unknown): RequestHandler[] {
  if (typeof msw !== 'object' || msw === null || !('handlers' in msw)) return []
  return [msw.handlers].flat().filter(isHandler)
}

function isHandler(handler: unknown): handler is RequestHandler {
  return handler instanceof RequestHandler
}
