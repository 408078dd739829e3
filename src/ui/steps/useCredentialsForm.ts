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
/** The host holds a social credential already: nothing is left to fill in. */
const nothing = z.object({ username: z.string(), password: z.string(), staySignedIn: z.boolean() })

export type Credentials = z.output<typeof asked>

/** What is typed on a credentials step, held to what its variant asks for when it is sent. */
export function useCredentialsForm(
  { variant, username = '', staySignedIn = false }: StepOf<'credentials'>,
  phoneProblem: () => string | undefined,
) {
  const resolver = useMemo(() => {
    if (variant === 'continue') return zodResolver(nothing)
    return zodResolver(variant === 'phone-and-password' ? withPhone(phoneProblem) : asked)
  }, [variant, phoneProblem])
  return useForm({
    defaultValues: { username, password: '', staySignedIn },
    reValidateMode: 'onSubmit',
    resolver,
  })
}
