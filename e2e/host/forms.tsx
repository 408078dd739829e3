import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import '../../src/ui/theme.css'
import { FormsPage } from './FormsPage.tsx'

/** Drawn by a server with `?drawn`; `?script=late` then waits for an event `arrive`, as a slow network would make it. */
const root = document.querySelector('#root')
if (root === null) throw new Error('forms.html has lost its #root.')
const query = new URLSearchParams(location.search)
const page = (
  <StrictMode>
    <FormsPage query={query} />
  </StrictMode>
)
const start = () => (query.has('drawn') ? hydrateRoot(root, page) : createRoot(root).render(page))
if (query.get('script') === 'late') addEventListener('arrive', start, { once: true })
else start()
