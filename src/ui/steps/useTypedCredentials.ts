'use client'
import { useRef, useState } from 'react'
import type { StepOf } from '../../protocol/step.ts'
import type { OfFields } from './credentialsWords.ts'

interface TypedCredentials {
  readonly username: string
  readonly password: string
  readonly staySignedIn: boolean
}

/**
 * What is typed on a credentials step, read from its fields when it is sent: a filler that tells nobody is heard too, and
 * React keeps none of it. Two fields and a box need no form library, which was 14 kB of gzip with its schemas.
 */
export function useTypedCredentials(step: StepOf<'credentials'>, phoneProblem: () => string | undefined) {
  const { variant, username: known = '', staySignedIn: stays = false } = step
  const username = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const staySignedIn = useRef<HTMLInputElement>(null)
  /** In E.164, where the field is of a number: what can be read from that is the text. */
  const phone = useRef(known)
  const [problems, setProblems] = useState<OfFields>({})

  const read = (): TypedCredentials => ({
    username: variant === 'phone-and-password' ? phone.current : (username.current?.value.trim() ?? known),
    password: password.current?.value ?? '',
    staySignedIn: staySignedIn.current?.checked ?? stays,
  })
  const problemsOf = (typed: TypedCredentials): OfFields => {
    if (variant === 'continue') return {}
    const missing = (text: string) => (text === '' ? 'missing' : undefined)
    const ofPassword = missing(typed.password)
    if (variant === 'password') return { password: ofPassword }
    return {
      username: variant === 'phone-and-password' ? phoneProblem() : missing(typed.username),
      password: ofPassword,
    }
  }
  return {
    problems,
    read,
    /** What is typed into a field mends that field alone. */
    forgetProblem: (field: keyof OfFields) => {
      if (problems[field] !== undefined) setProblems({ ...problems, [field]: undefined })
    },
    /** What can be sent. Nothing: the first field that keeps it from being sent has the focus, and says why. */
    check(): TypedCredentials | undefined {
      const typed = read()
      const found = problemsOf(typed)
      setProblems(found)
      const first = found.username === undefined ? found.password && password : username
      if (!first) return typed
      first.current?.focus()
      return undefined
    },
    onPhone: (value: string) => {
      phone.current = value
    },
    username: { ref: username, name: 'username', defaultValue: known },
    password: { ref: password, name: 'password' },
    staySignedIn: { ref: staySignedIn, name: 'staySignedIn', defaultChecked: stays },
  }
}
