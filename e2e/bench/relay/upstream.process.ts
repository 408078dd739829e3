import { serve } from './process.ts'

/** A server that answers at once; below `/slow`, after two seconds. Tells how many it had there at once, at most. */
let slow = 0
let most = 0

serve(
  (incoming, outgoing) => {
    const isSlow = incoming.url?.startsWith('/slow') ?? false
    const answer = () => {
      if (isSlow) slow -= 1
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"sent":true}')
    }
    if (isSlow) {
      slow += 1
      most = Math.max(most, slow)
    }
    incoming.resume()
    incoming.once('end', () => void (isSlow ? setTimeout(answer, 2000) : answer()))
  },
  () => ({ most }),
)
