import { finding, measure } from '../../relay/measure.ts'
import type { NodePart } from '../part.ts'

export const relay: NodePart = {
  name: 'relay',
  about: 'the relay beside a bare Hono proxy, memory over 100 000 requests, and a slow server’s share',
  inNode: async () => finding(await measure()),
}
