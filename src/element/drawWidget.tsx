import { createRoot } from 'react-dom/client'
import type { Backend } from '../protocol/backend.ts'
import { SignIn, type SignInProps } from '../ui/SignIn.tsx'
import type { Draw } from './signInElement.ts'

/** Draws the widget once there is a backend: an element may be parsed before the script that gives it one. */
export const drawWidget: Draw = (element) => {
  const root = createRoot(element)
  return {
    update(props) {
      if (hasBackend(props)) root.render(<SignIn {...props} />)
    },
    end: () => root.unmount(),
  }
}

function hasBackend(props: Partial<SignInProps>): props is SignInProps {
  const backend: Backend | undefined = props.backend
  return backend !== undefined
}
