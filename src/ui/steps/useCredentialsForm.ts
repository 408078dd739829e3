'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMemo } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { StepOf } from '../../protocol/step.ts'

const asked = z.object({
  username: z.string().check(z.trim(), z.minLength(1, 'missing')),
  password: z.string().check(z.minLength(1, 'missing')),
  staySignedIn: z.boolean(),
})
/** A number is parsed before a submission, and why it is none is asked then. */
const withPhone = (problem: () => string | undefined) =>
  z.extend(asked, {
    username: z.string().check((read) => {
      const message = problem()
      if (message !== undefined) read.issues.push({ code: 'custom', message, input: read.value })
    }),
  })
/** Whose the password is is known, or nobody's business here. */
const passwordAlone = z.extend(asked, { username: z.string() })
/** The host holds a social credential already: nothing is left to fill in. */
const nothing = z.object({ username: z.string(), password: z.string(), staySignedIn: z.boolean() })

export type Credentials = z.output<typeof asked>

/** What is typed on a credentials step, held to what its variant asks for when it is sent. */
export function useCredentialsForm(
  { variant, username = '', staySignedIn = false }: StepOf<'credentials'>,
  phoneProblem: () => string | undefined,
) {
  const resolver = useMemo(() => {
    switch (variant) {
      case 'username-and-password':
        return zodResolver(asked)
      case 'phone-and-password':
        return zodResolver(withPhone(phoneProblem))
      case 'password':
        return zodResolver(passwordAlone)
      case 'continue':
        return zodResolver(nothing)
    }
  }, [variant, phoneProblem])
  return useForm({
    defaultValues: { username, password: '', staySignedIn },
    reValidateMode: 'onSubmit',
    resolver,
  })
}
