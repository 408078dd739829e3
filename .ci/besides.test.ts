import { expect, test } from 'vitest'
import { splitEntry } from './besides.ts'

const code = `import { t as now, u as AuthError } from "./chunks/runtime.js";
import { n as OurCodeEntry } from "./ui/CodeEntry.js";
import { t as SignIn } from "./chunks/firstForm.js";
import { messageFor, t as useWidget } from "./later.js";
export { AuthError, OurCodeEntry as CodeEntry, SignIn, messageFor, now, useWidget };
`

test('what the first form does without is declared in a file of its own, and handed on', () => {
  expect(splitEntry(code, (file) => !file.includes('chunks/'), './besides.js')).toEqual({
    entry: `import { t as now, u as AuthError } from "./chunks/runtime.js";
import { t as SignIn } from "./chunks/firstForm.js";
export { CodeEntry, messageFor, useWidget } from "./besides.js";
export { AuthError, SignIn, now };
`,
    besides: `import { n as OurCodeEntry$ } from "./ui/CodeEntry.js";
import { messageFor as messageFor$, t as useWidget$ } from "./later.js";
export const CodeEntry = OurCodeEntry$;
export const messageFor = messageFor$;
export const useWidget = useWidget$;
`,
  })
})
