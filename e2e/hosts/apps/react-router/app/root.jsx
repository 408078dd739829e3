import { createContext, useContext } from 'react'
import { Links, Outlet, Scripts } from 'react-router'

/** What the policy of this answer knows its scripts by. A browser hides it from scripts, so none is drawn there. */
export const Nonce = createContext(undefined)

export function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>Host</title>
        <Links />
      </head>
      <body>
        {children}
        <Scripts nonce={useContext(Nonce)} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}
