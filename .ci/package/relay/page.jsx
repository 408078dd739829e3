// The page of a host's own that signs people in through its relay.
import { SignIn } from 'entryphone'
import { docspace } from 'entryphone/backends/docspace'
import 'entryphone/theme.css'
import { createRoot } from 'react-dom/client'

const backend = docspace({ baseUrl: '/relay/portal' })
createRoot(document.getElementById('root')).render(<SignIn backend={backend} onDone={() => {}} />)
