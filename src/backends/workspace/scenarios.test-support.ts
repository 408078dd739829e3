import { type ScenarioSetup, scenarioTable } from '../../test-support/edges/scenario.test-support.tsx'
import { callsBelow, given, type Given, type Scenarios, scenariosOf } from '../onlyoffice/scenarios.test-support.ts'
import { workspace } from './index.ts'

function setUp(name: string, format: 'json' | 'xml', names?: readonly (keyof Scenarios)[]): ScenarioSetup<Given> {
  const all: Scenarios = {
    ...scenariosOf(callsBelow('/workspace/api/2.0', format === 'xml' ? '.xml' : '')),
    'start → credentials': {},
  }
  const scenarios = names === undefined ? all : Object.fromEntries(names.map((one) => [one, all[one]]))
  const make: ScenarioSetup<Given>['make'] = ({ base, fetch, now }) =>
    workspace({ baseUrl: `${base}/workspace`, fetch, now, resendCooldown: 0, format })
  return { name, flow: 'workspace', given, make, scenarios }
}

const whole = setUp('workspace', 'json')

/** The same calls in another dress: a sample with each of them. */
const inXml = setUp('workspace in XML', 'xml', [
  'start → credentials',
  'credentials → phone by submit',
  'phone → code by submit',
  'credentials → code by submit',
  'code → done by submit',
  'code → code by resend',
  'credentials → enrol by submit',
  'enrol → backup-codes by submit',
  'backup-codes → done by submit',
])

export const scenarios = [scenarioTable(whole), scenarioTable(inXml)]
