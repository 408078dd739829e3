import { forwardRef, useImperativeHandle } from 'react'
import type { CaptchaHandle, CaptchaProvider } from '../../captcha/provider.ts'
import type { World } from '../../sandbox/world.ts'
import {
  type Scenario,
  type ScenarioSetup,
  type Scene,
  scenarioTable,
} from '../../test-support/edges/scenario.test-support.tsx'
import {
  callsBelow,
  credentials,
  given,
  type Given,
  hour,
  idle,
  password,
  rightAppCode,
  rightCode,
  type Scenarios,
  scenariosOf,
} from '../onlyoffice/scenarios.test-support.ts'
import { docspace } from './index.ts'
import { captchaToken } from '../../captcha/token.ts'

const api = '/docspace/api/2.0'
const calls = callsBelow(api)
const validate = `POST ${api}/settings/tfaapp/validate`
const settings: Scenario<Given> = { requests: [`GET ${api}/settings`, `GET ${api}/capabilities`] }

/** Five wrong passwords from elsewhere, after which the portal looks at no sixth without a captcha. */
const crowd = async ({ elsewhere, given: { who } }: Scene<Given>) => {
  const guess = { userName: `${who}@example.com`, passwordHash: 'guess' }
  for (let tries = 0; tries < 5; tries += 1) await elsewhere('POST', `${api}/authentication`, guess)
}
const blocked = { given: { captcha: 'hcaptcha' }, meanwhile: crowd } as const

function setUp(name: string, appCodes: 'authentication' | 'tfaapp', scenarios: Scenarios): ScenarioSetup<Given> {
  return {
    name,
    flow: 'docspace',
    given,
    make: ({ world, base, fetch, now, given: { captcha } }) => {
      Object.assign(world.switches, { 'docspace.iterations': 1000, 'docspace.captcha': captcha })
      return docspace({ baseUrl: `${base}/docspace`, fetch, now, resendCooldown: 0, appCodes })
    },
    props: ({ world }) => ({ captchaProviders: { hcaptcha: async () => ({ default: solver(world) }) } }),
    scenarios,
  }
}

const whole = setUp('docspace', 'authentication', {
  ...scenariosOf(calls),
  'start → credentials': settings,
  'credentials → credentials by submit': { ...blocked, types: credentials, requests: [calls.authenticate] },
  'credentials → done by submit, with a captcha solved': {
    after: 'credentials → credentials by submit',
    given: { who: 'bob' },
    types: credentials,
    requests: [calls.authenticate],
  },
  // The link in the answer to the password lives an hour, and stands for the person here.
  'phone → credentials by submit': { meanwhile: ({ world }) => void world.advance(hour), requests: [calls.phone] },
  'code → code by submit, with a captcha to solve': {
    ...blocked,
    after: 'credentials → code by submit',
    types: rightCode,
    requests: [calls.code],
  },
  'code → done by submit, with a captcha solved': {
    after: 'code → code by submit, with a captcha to solve',
    types: ({ code }) => ({ code: code(), press: true }),
    requests: [calls.code],
  },
  'code → code by resend, with a captcha to solve': {
    ...blocked,
    after: 'credentials → code by submit',
    requests: [calls.resend],
  },
  'enrol → enrol by submit': { ...blocked, types: rightAppCode, requests: [calls.signedIn, calls.code] },
  'enrol → backup-codes by submit, with a captcha solved': {
    after: 'enrol → enrol by submit',
    types: ({ appCode }) => ({ code: appCode(), press: true }),
    requests: [calls.signedIn, calls.code, calls.backupCodes],
  },
})

/** As the portal's own pages do it, with its cookies: a sample of the edges, where it differs. */
const byLink = setUp('docspace by the link of its own pages', 'tfaapp', {
  'start → credentials': settings,
  'credentials → code by submit': { given: { who: 'tom' }, types: credentials, requests: [calls.authenticate] },
  'code → done by submit': { types: rightAppCode, requests: [validate, calls.signedIn] },
  'code → done by submit, when the link has run out': {
    meanwhile: ({ world }) => void world.advance(hour),
    types: rightAppCode,
    requests: [validate, calls.code],
  },
  'code → code by submit': {
    meanwhile: async ({ elsewhere, wrong }) => {
      const guess = { userName: 'tom@example.com', password, code: wrong() }
      for (let nth = 0; nth < 5; nth += 1) await elsewhere('POST', `${api}/authentication/${wrong()}`, guess)
    },
    types: rightAppCode,
    requests: [validate],
  },
  'code → credentials by submit': { meanwhile: idle, types: rightAppCode },
  'credentials → enrol by submit': {
    given: { who: 'eve' },
    types: credentials,
    requests: [calls.authenticate, calls.signedIn, `GET ${api}/settings/tfaapp/setup`],
  },
  'enrol → backup-codes by submit': {
    types: rightAppCode,
    requests: [calls.signedIn, validate, calls.backupCodes],
  },
})

/** A challenge that everybody passes at once, at this world's desk. */
function solver(world: World): CaptchaProvider {
  return forwardRef<CaptchaHandle, { readonly siteKey: string }>(function Solver({ siteKey }, ref) {
    useImperativeHandle(ref, () => ({
      solve: async () => captchaToken(world.captcha.issue('hcaptcha', siteKey).token),
    }))
    return null
  })
}

export const scenarios = [scenarioTable(whole), scenarioTable(byLink)]
