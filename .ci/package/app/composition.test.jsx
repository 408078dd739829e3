// A host's own test in JavaScript, with packages that are installed for it alone: the linter has no types for them.
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Button, PhoneEntry, SignIn, StepFrame, useAction } from 'entryphone'
import { FlowProvider, useAction as useActionAlone, useFlow } from 'entryphone/flow'
import { sampleSteps, scriptedBackend } from 'entryphone/testing'
import { StrictMode } from 'react'

const script = {
  start: sampleSteps.phone,
  answers: { 'phone.submit': sampleSteps.code, 'code.submit': sampleSteps.done },
}

function show(widget) {
  render(<StrictMode>{widget}</StrictMode>)
  return userEvent.setup()
}

test('a step and a button of the host’s own stand in the widget', async () => {
  const OwnCode = ({ step }) => {
    const { submit } = useAction('code', 'submit')
    return (
      <StepFrame heading={`${step.code.length} digits, please`}>
        <Button onClick={() => submit({ code: '482913' })}>That is it</Button>
      </StepFrame>
    )
  }
  const OwnButton = ({ busy, waiting, look, ...button }) => (
    <button {...button} data-own={look} aria-disabled={busy || waiting} />
  )
  const onDone = jest.fn()
  const backend = scriptedBackend(script)
  const user = show(
    <SignIn {...{ backend, onDone }} remember={false} steps={{ code: OwnCode }} parts={{ Button: OwnButton }} />,
  )
  await user.type(await screen.findByLabelText('Phone number'), '9991234567')
  const button = screen.getByRole('button', { name: 'Continue' })
  expect(button.className).toBe('')
  await user.click(button)
  await screen.findByRole('heading', { name: '6 digits, please' })
  await user.click(screen.getByRole('button', { name: 'That is it' }))
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1))
})

test('a part stands in a form of the host’s own, without a provider', async () => {
  const user = show(
    <form aria-label="Order">
      <PhoneEntry label="Phone" name="phone" country="RU" />
    </form>,
  )
  await user.type(screen.getByLabelText('Phone'), '9991234567')
  await waitFor(() => expect(new FormData(screen.getByRole('form')).get('phone')).toBe('+79991234567'))
})

test('the flow alone signs in under screens of the host’s own', async () => {
  const Screens = () => {
    const { step } = useFlow()
    const phone = useActionAlone('phone', 'submit')
    const code = useActionAlone('code', 'submit')
    if (step?.kind === 'phone') return <button onClick={() => phone.submit({ phone: '+79991234567' })}>Send</button>
    if (step?.kind === 'code') return <button onClick={() => code.submit({ code: '482913' })}>Sign in</button>
    return <p>{step?.kind}</p>
  }
  const backend = scriptedBackend(script)
  const user = show(
    <FlowProvider backend={backend} remember={false}>
      <Screens />
    </FlowProvider>,
  )
  await user.click(await screen.findByRole('button', { name: 'Send' }))
  await user.click(await screen.findByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText('done')).toBeTruthy()
  expect(document.querySelector('[class*=entryphone]')).toBeNull()
})
