import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent } from 'storybook/test'
import { docspace } from '../../src/backends/docspace/index.ts'
import { workspace } from '../../src/backends/workspace/index.ts'
import type { Backend } from '../../src/protocol/backend.ts'
import { sees, seesHeading } from '../person.ts'
import { widgetOver } from '../widget.tsx'
import { personAt, storySandbox } from './support.tsx'

const meta: Meta = { title: 'Flows/ONLYOFFICE' }
export default meta

const sandbox = storySandbox('story-onlyoffice')

function journey(make: () => Backend, play: NonNullable<StoryObj['play']>): StoryObj {
  return {
    ...widgetOver(make, { captcha: sandbox.captcha }),
    parameters: { msw: { handlers: sandbox.handlers } },
    beforeEach: () => sandbox.reset(),
    play,
  }
}

async function signsIn(canvasElement: HTMLElement, username: string, password = 'Passw0rd!') {
  const canvas = personAt(canvasElement)
  await userEvent.clear(await canvas.findByLabelText('Email'))
  await userEvent.type(canvas.getByLabelText('Email'), username)
  await userEvent.clear(canvas.getByLabelText('Password'))
  await userEvent.type(canvas.getByLabelText('Password'), password)
  await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
  return canvas
}

/** Password, then the code that came by SMS, after a wrong one. */
const bySms: NonNullable<StoryObj['play']> = async ({ canvasElement }) => {
  const canvas = await signsIn(canvasElement, 'ann@example.com')
  await seesHeading(canvasElement, 'Enter the code')
  await sees(canvasElement, '+7916***4567')
  await userEvent.type(canvas.getByLabelText('Code'), '000000')
  await sees(canvasElement, /wrong or has run out/)
  await userEvent.type(canvas.getByLabelText('Code'), sandbox.lastCode())
  await seesHeading(canvasElement, 'You are signed in')
}

/** An authenticator that is set up on the way, with codes for when it is lost. */
const byEnrolment: NonNullable<StoryObj['play']> = async ({ canvasElement }) => {
  const canvas = await signsIn(canvasElement, 'eve@example.com')
  await seesHeading(canvasElement, 'Set up your authenticator')
  await userEvent.type(canvas.getByLabelText('Code from the app'), sandbox.authenticatorCode('eve@example.com'))
  await seesHeading(canvasElement, 'Save your backup codes')
  await userEvent.click(canvas.getByRole('button', { name: 'I have saved them' }))
  await seesHeading(canvasElement, 'You are signed in')
}

/** What the authenticator shows, after something else. */
const byApp: NonNullable<StoryObj['play']> = async ({ canvasElement }) => {
  const canvas = await signsIn(canvasElement, 'tom@example.com')
  await seesHeading(canvasElement, 'Enter the code')
  await userEvent.type(canvas.getByLabelText('Code'), '000000')
  await sees(canvasElement, 'That code is not right. Enter the one on screen now.')
  await userEvent.type(canvas.getByLabelText('Code'), sandbox.authenticatorCode('tom@example.com'))
  await seesHeading(canvasElement, 'You are signed in')
}

const onDocspace = () => docspace({ baseUrl: sandbox.baseUrl('docspace') })
const onDocspaceByLink = () => docspace({ baseUrl: sandbox.baseUrl('docspace'), appCodes: 'tfaapp' })
const onWorkspace = () => workspace({ baseUrl: sandbox.baseUrl('workspace') })
const onWorkspaceInXml = () => workspace({ baseUrl: sandbox.baseUrl('workspace'), format: 'xml' })

export const DocSpaceBySms: StoryObj = journey(onDocspace, bySms)
export const DocSpaceEnrolment: StoryObj = journey(onDocspace, byEnrolment)
export const WorkspaceBySms: StoryObj = journey(onWorkspace, bySms)
export const WorkspaceEnrolment: StoryObj = journey(onWorkspace, byEnrolment)
/** `settings/tfaapp/setup` and `validate`, as the portal's own pages do it. */
export const DocSpaceEnrolmentByLink: StoryObj = journey(onDocspaceByLink, byEnrolment)
export const DocSpaceAuthenticatorByLink: StoryObj = journey(onDocspaceByLink, byApp)
export const WorkspaceInXml: StoryObj = journey(onWorkspaceInXml, bySms)
export const WorkspaceEnrolmentInXml: StoryObj = journey(onWorkspaceInXml, byEnrolment)

/** What another provider gave stands for the password: one button is all there is to ask. */
const byOneButton: NonNullable<StoryObj['play']> = async ({ canvasElement }) => {
  const canvas = personAt(canvasElement)
  await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
  await seesHeading(canvasElement, 'You are signed in')
}

const social = { provider: 'google', accessToken: 'social-ok' }

export const DocSpaceSocial: StoryObj = journey(
  () => docspace({ baseUrl: sandbox.baseUrl('docspace'), social }),
  byOneButton,
)
export const WorkspaceSocial: StoryObj = journey(
  () => workspace({ baseUrl: sandbox.baseUrl('workspace'), social }),
  byOneButton,
)

/** Too many wrong passwords ask for a check. */
export const DocSpaceWithRecaptcha: StoryObj = {
  ...journey(onDocspace, async ({ canvasElement }) => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await signsIn(canvasElement, 'bob@example.com', `wrong ${attempt}`)
      await sees(canvasElement, 'Wrong email or password.')
    }
    const canvas = await signsIn(canvasElement, 'bob@example.com')
    await userEvent.click(await canvas.findByRole('checkbox', { name: /not a robot/i }))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await seesHeading(canvasElement, 'You are signed in')
  }),
  beforeEach: () => {
    sandbox.reset()
    sandbox.switch('docspace.captcha', 'recaptcha')
  },
}
