// What a host writes, the same in every app that has React. The linter has no types for what is installed for it alone.
'use client'
import { SignIn } from 'entryphone'
import { docspace } from 'entryphone/backends/docspace'
import { useState } from 'react'

const backend = docspace({ baseUrl: 'https://portal.example.com' })

export function Login() {
  const [session, setSession] = useState()
  return session === undefined ? <SignIn backend={backend} onDone={setSession} /> : <p>Welcome</p>
}
