import type { Meta, StoryObj } from '@storybook/react-vite'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { expect, userEvent } from 'storybook/test'
import { useSendCodeByPhone } from '../../src/backends/lifepay/hooks.ts'
import { AuthError } from '../../src/protocol/error.ts'
import { parsePhone } from '../../src/phone/index.ts'
import { sees } from '../person.ts'
import { personAt, storySandbox } from './support.tsx'

const meta: Meta = { title: 'Flows/From hooks alone' }
export default meta

const sandbox = storySandbox('story-hooks')
const options = { baseUrl: sandbox.baseUrl('lifepay') }
/** The host's default client: nothing about it is changed for the hooks. */
const client = new QueryClient()

/** A flow of a host's own, without any of our components: LIFE PAY's documented endpoint as a hook. */
function OwnFlow() {
  const sendCode = useSendCodeByPhone(options)
  const { register, handleSubmit } = useForm({ defaultValues: { phone: '' } })
  const [said, setSaid] = useState('')
  const submit = handleSubmit(async ({ phone: typed }) => {
    const parsed = parsePhone(typed, { country: 'RU' })
    if ('problem' in parsed) return setSaid(parsed.problem)
    try {
      const { outcome } = await sendCode.call(() => ({ phone: parsed.phone }))
      setSaid(outcome)
    } catch (thrown) {
      setSaid(thrown instanceof AuthError ? thrown.code : 'a bug')
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        Phone <input type="tel" {...register('phone')} />
      </label>
      <button type="submit" disabled={sendCode.isPending}>
        Text me
      </button>
      <output>{said}</output>
    </form>
  )
}

export const LifePay: StoryObj = {
  render: () => (
    <QueryClientProvider client={client}>
      <OwnFlow />
    </QueryClientProvider>
  ),
  parameters: { msw: { handlers: sandbox.handlers } },
  beforeEach: () => {
    sandbox.reset()
    sandbox.switch('captcha', 'none')
  },
  play: async ({ canvasElement }) => {
    const canvas = personAt(canvasElement)
    await userEvent.type(canvas.getByLabelText('Phone'), '8 999 123-45-67')
    await userEvent.click(canvas.getByRole('button', { name: 'Text me' }))
    await sees(canvasElement, 'sent')
    await userEvent.click(canvas.getByRole('button', { name: 'Text me' }))
    await sees(canvasElement, 'sent-recently')
    const kept = JSON.stringify(
      client
        .getMutationCache()
        .getAll()
        .map(({ options: made, state }) => [made.mutationKey, state]),
    )
    await expect(kept).not.toContain('9991234567')
  },
}
