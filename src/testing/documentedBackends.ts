import type { Backend } from '../protocol/backend.ts'
import { lifepay } from '../backends/lifepay/index.ts'

/** Every documented backend, made with the least a host must give: for tests that hold for all of them. */
export function documentedBackends(): readonly Backend[] {
  return [lifepay({ baseUrl: 'https://lifepay.example.com', verify: async () => undefined })]
}
