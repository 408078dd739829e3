import { docspace } from '../backends/docspace/index.ts'
import { lifepay } from '../backends/lifepay/index.ts'
import { workspace } from '../backends/workspace/index.ts'
import { zitadel } from '../backends/zitadel/index.ts'
import type { Backend } from '../protocol/backend.ts'

/** Every documented backend, made with the least a host must give: for tests that hold for all of them. */
export function documentedBackends(): readonly Backend[] {
  const baseUrl = 'https://backend.example.com'
  return [
    lifepay({ baseUrl, verify: async () => undefined }),
    lifepay({ baseUrl, completion: 'password' }),
    docspace({ baseUrl }),
    workspace({ baseUrl }),
    zitadel({ baseUrl, token: 'token' }),
  ]
}
