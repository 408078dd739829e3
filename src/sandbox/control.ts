import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { z } from 'zod/mini'
import type { Double } from './double.ts'
import { parseFaults } from './faults.ts'
import type { World, Worlds } from './world.ts'

interface Controlled {
  readonly worlds: Worlds
  readonly doubles: readonly Double[]
}

interface ControlEnv {
  Bindings: Controlled
}

const advanceSchema = z.strictObject({ advance: z.number().check(z.nonnegative()) })
const refuseSchema = z.strictObject({ refuse: z.int().check(z.nonnegative()) })
const switchesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/**
 * The control API under `/sandbox/`, for tests and the host page. `?world=` names the world; else the path's, else
 * `default`. Every answer but a 400 is JSON: what holds after the request.
 */
export function answerControl(controlled: Controlled, request: Request, path: string): Promise<Response> {
  const url = new URL(request.url)
  const inPath = /^\/w\/([^/]+)\//.exec(url.pathname)?.[1]
  if (!url.searchParams.has('world')) url.searchParams.set('world', inPath ?? 'default')
  url.pathname = path
  return Promise.resolve(control.fetch(new Request(url, request), controlled))
}

const control = new Hono<ControlEnv>({ strict: false }).basePath('/sandbox')

control.use('*', cors())

control.get('/', (context) =>
  context.json(context.env.doubles.map(({ name, mount, switches = {} }) => ({ name, mount, switches }))),
)
control.get('/inbox', (context) => context.json(worldOf(context).inbox.all()))
control.get('/authenticator', (context) => context.json(worldOf(context).authenticator.all()))
control.get('/requests', (context) => context.json(worldOf(context).requests.all()))
control.delete('/requests', (context) => {
  worldOf(context).requests.clear()
  return context.json([])
})
control.get('/clock', (context) => context.json({ now: worldOf(context).now() }))
control.post('/clock', async (context) => {
  const asked = advanceSchema.safeParse(await jsonOf(context.req.raw))
  if (!asked.success) return context.text('Send {"advance": milliseconds}, not below 0.', 400)
  return context.json({ now: worldOf(context).advance(asked.data.advance) })
})
control.get('/faults', (context) => context.json(worldOf(context).faults.all()))
control.post('/faults', async (context) => {
  const faults = parseFaults(await jsonOf(context.req.raw))
  if (faults === undefined)
    return context.text('Send a fault or a list of them; src/sandbox/faults.ts has the fields.', 400)
  worldOf(context).faults.add(...faults)
  return context.json(worldOf(context).faults.all())
})
control.delete('/faults', (context) => {
  worldOf(context).faults.clear()
  return context.json([])
})
control.get('/switches', (context) => context.json(worldOf(context).switches))
control.post('/switches', async (context) => {
  const asked = switchesSchema.safeParse(await jsonOf(context.req.raw))
  const known = context.env.doubles.flatMap(({ switches = {} }) => Object.keys(switches))
  const unknown = asked.success ? Object.keys(asked.data).filter((name) => !known.includes(name)) : []
  if (!asked.success || unknown.length > 0) {
    return context.text(
      `Send {name: value} (null clears). Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}.`,
      400,
    )
  }
  const world = worldOf(context)
  for (const [name, value] of Object.entries(asked.data)) {
    if (value === null) delete world.switches[name]
    else world.switches[name] = value
  }
  return context.json(world.switches)
})
control.post('/captcha', async (context) => {
  const asked = refuseSchema.safeParse(await jsonOf(context.req.raw))
  if (!asked.success) return context.text('Send {"refuse": how many verifications}.', 400)
  worldOf(context).captcha.refuseNext(asked.data.refuse)
  return context.json(asked.data)
})
control.delete('/world', (context) => {
  const name = context.req.query('world') ?? 'default'
  context.env.worlds.reset(name)
  return context.json({ world: name })
})

function worldOf(context: Context<ControlEnv>): World {
  return context.env.worlds.get(context.req.query('world') ?? 'default')
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    const parsed: unknown = await request.json()
    return parsed
  } catch {
    return undefined
  }
}
