// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { answerDeadPresses, submitForm } from './sandboxedForm.ts'

/** A form in a frame, in a shadow root of its document: `submit` does not leave that root. */
function shadowFormInFrame() {
  const frame = document.body.appendChild(document.createElement('iframe'))
  const page = frame.contentDocument
  if (page === null) throw new Error('The frame has no document.')
  const form = page.createElement('form')
  const button = page.createElement('button')
  form.append(button)
  page.body.appendChild(page.createElement('div')).attachShadow({ mode: 'open' }).append(form)
  const submits: Event[] = []
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submits.push(event)
  })
  return { form, button, submits }
}

test('a press that a frame lets through is made once, in a shadow root too', async () => {
  const { form, button, submits } = shadowFormInFrame()
  answerDeadPresses(form)
  button.click()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(submits).toHaveLength(1)
  submitForm(form, button)
  expect(submits).toHaveLength(2)
})
