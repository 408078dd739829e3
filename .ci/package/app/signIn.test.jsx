// A host's own test in JavaScript, with packages that are installed for it alone: the linter has no types for them.
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { PhoneEntry, SignIn } from 'entryphone'
import { sampleSteps, scriptedBackend } from 'entryphone/testing'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server.node'

test('someone signs in with a name, a password and a code', async () => {
  const user = userEvent.setup()
  const onDone = jest.fn()
  const done = { kind: 'done', session: { token: 'a-token' } }
  const backend = scriptedBackend({
    start: sampleSteps.credentials,
    answers: { 'credentials.submit': sampleSteps.code, 'code.submit': done },
  })
  render(
    <StrictMode>
      <SignIn backend={backend} onDone={onDone} remember={false} />
    </StrictMode>,
  )
  await user.type(await screen.findByLabelText('Email'), 'ann@example.com')
  await user.type(screen.getByLabelText('Password'), 'Passw0rd!')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await user.type(await screen.findByLabelText('Code'), '482913')
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1))
  expect(onDone.mock.calls[0][0]).toEqual({ token: 'a-token' })
  expect(backend.calls.map(({ action }) => action)).toEqual(['start', 'credentials.submit', 'code.submit'])
})

test('the picture of an authenticator’s key is drawn', async () => {
  const backend = scriptedBackend({ start: sampleSteps.enrol })
  const { container } = render(<SignIn backend={backend} onDone={() => {}} remember={false} />)
  await waitFor(() => expect(container.querySelector('svg.entryphone-qr, .entryphone-qr svg')).not.toBeNull())
})

test('a number that was edited before hydration is not sent as the server drew it', async () => {
  await import('entryphone/early')
  const page = (
    <StrictMode>
      <form aria-label="Order">
        <PhoneEntry label="Phone" name="phone" country="RU" defaultValue="+79991234567" />
      </form>
    </StrictMode>
  )
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(page)
  const sent = () => new FormData(screen.getByRole('form', { name: 'Order' })).getAll('phone')
  const field = screen.getByLabelText('Phone')
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '9161112233')
  fireEvent.input(field)
  expect(sent()).toEqual([''])
  await act(async () => void hydrateRoot(container, page))
  await waitFor(() => expect(sent()).toEqual(['+79161112233']))
  expect(field.value).toMatch(/916 111-22-33$/)
})
