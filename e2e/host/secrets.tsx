import { createRoot } from 'react-dom/client'
import { SignIn } from '../../src/index.ts'
import '../../src/ui/theme.css'
import { choices, makeBackend } from './backends.ts'

/**
 * A host that keeps nothing of its own: no session, no log, no requests. Whatever is left in its memory was left by the
 * widget. It takes the event `take-away`.
 */
const backend = await makeBackend(choices, (input, init) => fetch(input, init))
const box = document.getElementById('root')
if (box === null) throw new Error('The page has no #root.')
const root = createRoot(box)

const handOver = ({ token = '' }: { readonly token?: string }) => {
  box.dataset['handedOver'] = String(token.length)
}
root.render(
  <section data-sign-in aria-label="Sign-in">
    <SignIn backend={backend} onDone={handOver} />
  </section>,
)
window.addEventListener('take-away', () => root.render(<p>It is gone.</p>))
