'use client'
import { SignIn } from 'entryphone'
import { lifepay } from 'entryphone/backends/lifepay'

// Its users start at a form that nobody has to be asked for, so a server draws it.
const backend = lifepay({ baseUrl: 'https://server.example.com', verify: async () => ({ token: 'none' }) })

export const PhoneForm = () => <SignIn backend={backend} />
