import 'entryphone/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Login } from './signIn.jsx'

createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <Login />
  </StrictMode>,
)
