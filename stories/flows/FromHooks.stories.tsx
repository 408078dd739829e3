import type { Meta, StoryObj } from '@storybook/react-vite'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import { expect, userEvent } from 'storybook/test'
import {
  type DocspaceCredentials,
  hashPassword,
  useDocspaceAuthenticate,
  useDocspaceAuthenticateWithCode,
  useDocspaceSettings,
} from '../../src/backends/docspace/hooks.ts'
import { useSendCodeByPhone } from '../../src/backends/lifepay/hooks.ts'
import { parsePhone } from '../../src/phone/index.ts'
import { asAuthError } from '../../src/protocol/error.ts'
import { sees } from '../person.ts'
import { personAt, storySandbox } from './support.tsx'

const meta: Meta = { title: 'Flows/From hooks alone' }
export default meta

const sandbox = storySandbox('story-hooks')
/** The host's default client: nothing about it is changed for the hooks. */
const client = new QueryClient()

function onHostsClient(flow: ReactNode): StoryObj {
  return {
    render: () => <QueryClientProvider client={client}>{flow}</QueryClientProvider>,
    parameters: { msw: { handlers: sandbox.handlers } },
    beforeEach: () => {
      client.clear()
      sandbox.reset()
      sandbox.switch('captcha', 'none')
    },
  }
}

/** All the host's client remembers, as text. */
function remembered(): string {
  const mutations = client.getMutationCache().getAll()
  return JSON.stringify(mutations.map(({ options, state }) => [options.mutationKey, state]))
}

/** LIFE PAY's documented endpoint, in a form of the host's own. */
function TextMe() {
  const sendCode = useSendCodeByPhone({ baseUrl: sandbox.baseUrl('lifepay') })
  const { register, handleSubmit } = useForm({ defaultValues: { phone: '' } })
  const [said, setSaid] = useState('')
  const submit = handleSubmit(async ({ phone: typed }) => {
    const read = parsePhone(typed, { country: 'RU' })
    if ('problem' in read) return setSaid(read.problem)
    try {
      const { outcome } = await sendCode.call(() => ({ phone: read.phone }))
      setSaid(outcome)
    } catch (thrown) {
      setSaid(asAuthError(thrown).code)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        Phone <input type="tel" {...register('phone')} />
      </label>
      <button type="submit" aria-busy={sendCode.isPending}>
        Text me
      </button>
      <output>{said}</output>
    </form>
  )
}

export const LifePay: StoryObj = {
  ...onHostsClient(<TextMe />),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await userEvent.type(canvas.getByLabelText('Phone'), '8 999 123-45-67')
    await userEvent.click(canvas.getByRole('button', { name: 'Text me' }))
    await sees(canvasElement, 'sent')
    await userEvent.click(canvas.getByRole('button', { name: 'Text me' }))
    await sees(canvasElement, 'sent-recently')
    await expect(remembered()).not.toContain('9991234567')
  },
}

/** DocSpace, password and code, without any component of ours: three endpoints and a form. */
function OwnSignIn() {
  const options = { baseUrl: sandbox.baseUrl('docspace') }
  const settings = useDocspaceSettings(options)
  const authenticate = useDocspaceAuthenticate(options)
  const withCode = useDocspaceAuthenticateWithCode(options)
  const [credentials, setCredentials] = useState<DocspaceCredentials>()
  const [said, setSaid] = useState('')
  const { register, handleSubmit } = useForm({ defaultValues: { email: '', password: '', code: '' } })

  const submit = handleSubmit(async ({ email, password, code }) => {
    try {
      if (credentials !== undefined) {
        const answer = await withCode.call(() => ({ credentials, code }))
        return setSaid(answer.state)
      }
      const { passwordHash } = await settings.call(() => undefined)
      const hash = passwordHash && (await hashPassword(password, passwordHash))
      const entered = { userName: email, ...(hash === undefined ? { password } : { passwordHash: hash }) }
      const answer = await authenticate.call(() => ({ credentials: entered }))
      if (answer.state === 'smsCode') setCredentials(entered)
      setSaid(answer.state)
    } catch (thrown) {
      setSaid(asAuthError(thrown).code)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        Email <input type="email" {...register('email')} />
      </label>
      <label>
        Password <input type="password" {...register('password')} />
      </label>
      {credentials !== undefined && (
        <label>
          Code <input inputMode="numeric" autoComplete="one-time-code" {...register('code')} />
        </label>
      )}
      <button type="submit" aria-busy={authenticate.isPending || withCode.isPending}>
        Sign in
      </button>
      <output>{said}</output>
    </form>
  )
}

export const DocSpace: StoryObj = {
  ...onHostsClient(<OwnSignIn />),
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    const button = canvas.getByRole('button', { name: 'Sign in' })
    await userEvent.type(canvas.getByLabelText('Email'), 'ann@example.com')
    await userEvent.type(canvas.getByLabelText('Password'), 'Passw0rd!')
    await userEvent.click(button)
    await sees(canvasElement, 'smsCode')
    await userEvent.type(canvas.getByLabelText('Code'), '000000')
    await userEvent.click(button)
    await sees(canvasElement, 'code-wrong-or-expired')
    await userEvent.clear(canvas.getByLabelText('Code'))
    await userEvent.type(canvas.getByLabelText('Code'), sandbox.lastCode())
    await userEvent.click(button)
    await sees(canvasElement, 'signedIn')
    await expect(remembered()).not.toMatch(new RegExp(`Passw0rd|passwordHash|token|000000|${sandbox.lastCode()}`))
  },
}
