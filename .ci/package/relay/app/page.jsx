'use client'
import { SignIn } from 'entryphone'
import { docspace } from 'entryphone/backends/docspace'
import 'entryphone/theme.css'

const backend = docspace({ baseUrl: '/relay/portal' })

export default function Page() {
  return <SignIn backend={backend} onDone={() => {}} />
}
