import type { MessageJourney } from '../../test-support/messageJourney.test-support.ts'
import { portalJourney } from '../onlyoffice/messageJourney.test-support.ts'

export const messageJourney: MessageJourney = { ...portalJourney, choices: { backend: 'docspace' } }
