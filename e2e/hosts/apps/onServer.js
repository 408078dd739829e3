// What a server may call: nothing of it is for browsers alone. Each host that has one shows what this gives.
import { AuthError, defineBackend, mermaidOf, messageFor, transition, withTexts } from 'entryphone'
import { betterAuth } from 'entryphone/backends/better-auth'
import { docspace } from 'entryphone/backends/docspace'
import { lifepay } from 'entryphone/backends/lifepay'
import { workspace } from 'entryphone/backends/workspace'
import { zitadel } from 'entryphone/backends/zitadel'
import { de } from 'entryphone/locales/de'
import { parsePhone } from 'entryphone/phone'

const baseUrl = 'https://server.example.com'
const own = defineBackend({
  name: 'mine',
  routes: { start: ['phone'], phone: { submit: ['done'] } },
  start: async () => ({ kind: 'phone', purpose: 'sign-in', context: {} }),
  phone: { submit: async () => ({ kind: 'done', session: {} }) },
})
const backends = [
  betterAuth({ baseUrl }),
  docspace({ baseUrl }),
  lifepay({ baseUrl, verify: async () => ({ token: 'none' }) }),
  workspace({ baseUrl }),
  zitadel({ baseUrl, token: () => 'none' }),
  own,
]

export async function calledOnServer() {
  const step = await own.start({ signal: new AbortController().signal })
  return [
    backends.map(({ name }) => name).join(' '),
    transition(own.routes, undefined, { type: 'started', step }).kind,
    mermaidOf('mine', own.routes).split('\n')[2].trim(),
    messageFor(de, new AuthError('code-wrong')),
    de.clock(65),
    withTexts(de, { phone: { submit: 'Los' } }).phone.submit,
    parsePhone('8 999 123-45-67', { country: 'RU' }).phone,
  ]
}
