import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import App from './src/App.tsx'

createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
