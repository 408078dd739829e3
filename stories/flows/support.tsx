import { within } from 'storybook/test'
import { captchasAt } from '../../e2e/host/captchas.ts'
import { sandboxHandlers } from '../../src/sandbox/browser.ts'
import { createSandbox } from '../../src/sandbox/index.ts'

/** The sandbox behind the story's service worker, in a world of the story's own. */
export function storySandbox(world: string) {
  const sandbox = createSandbox({ demo: true })
  const origin = globalThis.location.origin
  return {
    handlers: sandboxHandlers(sandbox),
    baseUrl: (mount: string) => `${origin}/w/${world}/${mount}`,
    captcha: captchasAt(`/w/${world}/captcha`),
    world: () => sandbox.worlds.get(world),
    reset: () => sandbox.worlds.reset(world),
    lastCode: () => sandbox.worlds.get(world).inbox.all().at(-1)?.code ?? '',
    authenticatorCode: (account: string) =>
      sandbox.worlds
        .get(world)
        .authenticator.all()
        .find((entry) => entry.account === account)?.code ?? '',
    switch: (name: string, value: string | number | boolean) => {
      sandbox.worlds.get(world).switches[name] = value
    },
  }
}

/** A person on this canvas. */
export function personAt(canvasElement: HTMLElement) {
  return within(canvasElement)
}
