import type { NamesOf, OptionFacts } from '../../test-support/optionFacts.test-support.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import { hookInput, namesOfPortals, social } from '../onlyoffice/options.test-support.ts'
import { useDocspaceAuthenticate } from './hooks.ts'
import { docspace, type DocspaceOptions } from './index.ts'

const baseUrl = 'https://id.example'
const given = (option: object) => () => docspace(untyped({ baseUrl, ...option }))
const link = (email: string) => ({ confirmData: { email, key: '1.host-token' } })

const names: NamesOf<DocspaceOptions> = {
  ...namesOfPortals,
  appCodes: true,
  confirmData: true,
  culture: true,
  plainPassword: true,
  portalOrigin: true,
  staySignedIn: true,
}

export const options: OptionFacts = {
  names,
  refused: [
    ['appCodes', given({ appCodes: 'app' }), 'E24'],
    ['onCapabilities', given({ onCapabilities: 'told' }), 'E23'],
    ['portalOrigin', given({ portalOrigin: 'portal.example' }), 'E20'],
  ],
  places: (a, b) => [
    docspace({ baseUrl: a }),
    docspace({ baseUrl: b }),
    docspace({ baseUrl: a, social }),
    docspace({ baseUrl: a, social: { ...social, provider: 'vk' } }),
    docspace({ baseUrl: a, ...link('ann@example.com') }),
    docspace({ baseUrl: a, ...link('bob@example.com') }),
  ],
  pairs: [['a link', docspace({ baseUrl, ...link('ann@example.com') }), docspace({ baseUrl }), true]],
  hook: { use: useDocspaceAuthenticate, input: hookInput },
}
