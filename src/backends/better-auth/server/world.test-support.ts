import { perWorld, type World } from '../../../sandbox/world.ts'
import { issuer } from '../accounts.test-support.ts'
import { atClock } from './clock.test-support.ts'
import { configured } from './configuration.test-support.ts'
import { type Memory, openMemory } from './database.test-support.ts'
import { addressOf } from './desk.test-support.ts'
import { hush } from './hush.test-support.ts'
import { prepared } from './prepared.test-support.ts'
import { chosenIn, hasPeople } from './switches.test-support.ts'

/** WebAssembly's memory is nobody's to collect: the database of a world that is gone is closed. */
const closing = new FinalizationRegistry<Memory>((memory) => memory.close())

const serverOf = perWorld(async (world) => {
  const isPeopled = hasPeople(world)
  const { people, nobody, secrets } = await prepared()
  const memory = openMemory(isPeopled ? people : nobody)
  closing.register(world, memory)
  for (const { account, secret } of isPeopled ? secrets : []) world.authenticator.add({ account, issuer, secret })
  return makerFor(world, memory)
})

/** The server of a world as its switches have it now, over the same database. */
function makerFor({ inbox, captcha }: World, { dialect }: Memory) {
  let last: { readonly key: string; readonly auth: ReturnType<typeof configured> } | undefined
  let desk: Promise<string> | undefined
  return async (chosen: ReturnType<typeof chosenIn>) => {
    const key = JSON.stringify(chosen)
    if (last?.key === key) return last.auth
    if (chosen.captcha !== undefined) desk ??= addressOf(captcha)
    const siteVerify = (await desk) ?? ''
    const auth = configured(chosen, { dialect, siteVerify, deliver: (message) => inbox.deliver(message) })
    last = { key, auth }
    return auth
  }
}

/** Asks the real server of this world, at the world's clock. */
export async function askServer(world: World, request: Request): Promise<Response> {
  const { handler } = await (await serverOf(world))(chosenIn(world))
  hush()
  return atClock(world.now, () => handler(request))
}
