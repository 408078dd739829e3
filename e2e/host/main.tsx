import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../src/ui/theme.css'
import { choices, makeBackend } from './backends.ts'
import { HostPage } from './HostPage.tsx'
import { languages } from './languages.ts'
import { recordRequests } from './requests.ts'

const recorder = recordRequests()
const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')

// The server has written both already; a folder that is served by something else has not.
const page = document.documentElement
page.lang = choices.lang
page.dir = languages.get(choices.lang)?.direction ?? 'ltr'
if (choices.theme !== 'auto') page.dataset['theme'] = choices.theme

const backend = makeBackend(choices, recorder.fetch)

// A host's own client, with the defaults most apps have: the widget must not need another.
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <HostPage choices={choices} backend={backend} recorder={recorder} />
    </QueryClientProvider>
  </StrictMode>,
)
