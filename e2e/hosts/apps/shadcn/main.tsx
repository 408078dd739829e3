import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { SignInCard } from '@/components/sign-in'
import { SignInFlow } from '@/components/sign-in-flow'

function Host() {
  const [isDone, setDone] = useState(false)
  const SignIn = window.location.hash === '#card' ? SignInCard : SignInFlow
  return isDone ? <p>Welcome</p> : <SignIn onDone={() => setDone(true)} />
}

const root = document.querySelector('#root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Host />
    </StrictMode>,
  )
