import type { FuzzSetup } from '../../test-support/fuzz/setup.test-support.ts'
import { people, person } from '../onlyoffice/fuzz.test-support.ts'
import { workspace } from './index.ts'

export const fuzz: readonly FuzzSetup[] = people.flatMap((who) =>
  (['json', 'xml'] as const).map(
    (format): FuzzSetup => ({
      ...person(who),
      name: `workspace ${who} in ${format}`,
      make: ({ base, fetch }) => workspace({ baseUrl: `${base}/workspace`, fetch, format }),
    }),
  ),
)
