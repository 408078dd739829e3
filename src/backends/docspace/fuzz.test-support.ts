import type { FuzzSetup } from '../../test-support/fuzz/setup.test-support.ts'
import { people, person } from '../onlyoffice/fuzz.test-support.ts'
import { docspace } from './index.ts'

export const fuzz: readonly FuzzSetup[] = people.flatMap((who) =>
  (['authentication', 'tfaapp'] as const).map(
    (appCodes): FuzzSetup => ({
      ...person(who),
      name: `docspace ${who} by ${appCodes}`,
      captcha: 'hcaptcha',
      make: ({ world, base, fetch }) => {
        Object.assign(world.switches, { 'docspace.iterations': 1, 'docspace.captcha': 'hcaptcha' })
        return docspace({ baseUrl: `${base}/docspace`, fetch, appCodes })
      },
    }),
  ),
)
