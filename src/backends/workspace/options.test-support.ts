import type { NamesOf, OptionFacts } from '../../test-support/optionFacts.test-support.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import { hookInput, namesOfPortals, social } from '../onlyoffice/options.test-support.ts'
import { useWorkspaceAuthenticate } from './hooks.ts'
import { workspace, type WorkspaceOptions } from './index.ts'

const given = (option: object) => () => workspace(untyped({ baseUrl: 'https://id.example', ...option }))

const names: NamesOf<WorkspaceOptions> = { ...namesOfPortals, format: true }

export const options: OptionFacts = {
  names,
  refused: [
    ['onCapabilities', given({ onCapabilities: 'told' }), 'E23'],
    ['format', given({ format: 'JSON' }), 'E24'],
  ],
  places: (a, b) => [
    workspace({ baseUrl: a }),
    workspace({ baseUrl: b }),
    workspace({ baseUrl: `${a}/office` }),
    workspace({ baseUrl: a, social }),
    workspace({ baseUrl: a, social: { ...social, provider: 'vk' } }),
  ],
  pairs: [],
  hook: { use: useWorkspaceAuthenticate, input: hookInput },
}
