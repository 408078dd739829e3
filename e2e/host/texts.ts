import { saidIn } from '../../src/test-support/saidIn.test-support.ts'
import { languages } from './languages.ts'

/** What each language says in this browser, as JSON. */
const place = document.querySelector('#texts')
if (place === null) throw new Error('The page has no #texts.')
place.textContent = JSON.stringify(
  Object.fromEntries([...languages].map(([name, messages]) => [name, saidIn(messages)])),
)
