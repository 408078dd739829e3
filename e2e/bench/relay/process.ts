import { createServer, type RequestListener } from 'node:http'
import { z } from 'zod'

/** What each process of the bench is told: where its upstream is, and whether it counts limits. */
export const { upstream, limited } = z
  .object({ upstream: z.string(), limited: z.boolean() })
  .parse(JSON.parse(process.env['BENCH'] ?? '{"upstream":"","limited":false}'))

/** Serves on a port of its own, and tells it; says what it holds in memory when it is asked. */
export function serve(listener: RequestListener, tells: () => object = () => ({})): void {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
  process.on('message', () => {
    for (let time = 0; time < 3; time += 1) globalThis.gc?.()
    process.send?.({ heap: process.memoryUsage().heapUsed, ...tells() })
  })
  process.on('disconnect', () => process.exit())
}
