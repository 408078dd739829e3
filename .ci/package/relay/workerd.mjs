// Cloudflare's own runtime, with what was bundled of worker.js.
import { Miniflare } from 'miniflare'

const { PORT, RELAY_URL, PORTAL } = process.env
const miniflare = new Miniflare({
  modules: true,
  scriptPath: 'worker.bundled.js',
  compatibilityDate: '2025-10-01',
  host: '127.0.0.1',
  port: Number(PORT),
  bindings: { RELAY_URL, PORTAL },
})
await miniflare.ready
