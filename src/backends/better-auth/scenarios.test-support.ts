import { scenarioTable } from '../../test-support/edges/scenario.test-support.tsx'
import { signInScenarios } from './signIn/scenarios.test-support.ts'
import { signedInScenarios } from './signedIn/scenarios.test-support.ts'

export const scenarios = [scenarioTable(signInScenarios), scenarioTable(signedInScenarios)]
