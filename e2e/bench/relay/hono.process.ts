import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { proxy } from 'hono/proxy'
import { serve, upstream } from './process.ts'

/** The bare proxy of Hono's own helper: it checks nothing, counts nothing, and reads no body. */
const app = new Hono()
app.all('/relay/own/*', (context) =>
  proxy(upstream + context.req.path.replace('/relay/own', ''), { raw: context.req.raw }),
)
const listener = getRequestListener(app.fetch)
serve((request, response) => void listener(request, response))
