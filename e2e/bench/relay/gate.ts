import { finding, measure } from './measure.ts'

/**
 * `npm run test:all -- relay-speed`: what holds on any machine, since both sides of each comparison are of one run.
 */
const figures = await measure()
console.log(finding(figures).text)
const { speed, heap, slow } = figures
const wrong: string[] = []
for (const one of speed) {
  const bare = speed.find(({ connections }) => connections === one.connections)?.perSecond ?? 0
  const at = `${one.subject} at ${one.connections} connections`
  if (one.failed > 0) wrong.push(`${at}: ${one.failed} requests failed.`)
  if (one.perSecond < bare / 4) wrong.push(`${at}: fewer than a quarter of a bare proxy's requests per second.`)
}
// Its size after a collection goes up and down by a megabyte or two; forty bytes of each request would be seen.
if (heap.after > heap.before + 4 * 1024 * 1024) wrong.push('A hundred thousand requests left more than 4 MB behind.')
if (slow.most > slow.share) wrong.push(`A slow upstream had ${slow.most} requests at once.`)
if (slow.most + slow.refused !== 256)
  wrong.push('Of 256 requests to a slow upstream some were neither asked nor refused.')
if (slow.failed > 0) wrong.push('A slow upstream had requests to the one beside it fail.')
if (slow.beside < slow.alone / 4) wrong.push('A slow upstream took three quarters of what the one beside it had.')
for (const sentence of wrong) console.log(`✗ ${sentence}`)
process.exitCode = wrong.length > 0 ? 1 : 0
