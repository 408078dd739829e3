import type { Meta, StoryObj } from '@storybook/react-vite'
import { http, HttpResponse } from 'msw'
import { expect, userEvent, waitFor } from 'storybook/test'
import { en } from '../../src/locales/languages/en.ts'
import { Asking, checkbox, sandbox, seesBox, wordsOf } from '../captchaForm.tsx'
import { ProofOfWork } from '../docs/ProofOfWork.tsx'
import { personAt } from '../flows/support.tsx'

const meta: Meta<typeof Asking> = {
  title: 'Parts/Captcha',
  component: Asking,
  args: { provider: 'hcaptcha', siteKey: 'sandbox', wanted: true },
  parameters: { msw: { handlers: sandbox.handlers } },
  beforeEach: () => sandbox.reset(),
  render: (args, { globals }) => (
    <Asking
      {...args}
      theme={args.theme ?? (globals['theme'] === 'dark' ? 'dark' : 'light')}
      messages={args.messages ?? wordsOf(globals)}
    />
  ),
}
export default meta
type Story = StoryObj<typeof Asking>

const press = async (canvasElement: HTMLElement) =>
  userEvent.click(await personAt(canvasElement).findByRole('button', { name: /Continue|Продолжить/ }))
const says = (canvasElement: HTMLElement, text: string) =>
  waitFor(() => expect(personAt(canvasElement).getByRole('alert')).toHaveTextContent(text))
/** Challenges stand on the page, outside of the story. */
const challenge = () => personAt(document.body).findByRole('dialog', { name: /Challenge|Проверка/ })

export const BeforeIntent: Story = {
  args: { wanted: false },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.entryphone-captcha-box')).toBeNull()
    await expect(canvasElement.querySelector('.entryphone-captcha-room')?.clientHeight).toBe(78)
  },
}

export const Loading: Story = {
  args: { load: () => new Promise(() => {}) },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(personAt(canvasElement).getByText('The check is loading…')).toBeVisible())
  },
}

export const Compact: Story = { args: { size: 'compact' }, play: seesBox }

export const Dark: Story = { args: { theme: 'dark' }, globals: { theme: 'dark' }, play: seesBox }
export const Russian: Story = { globals: { locale: 'ru' }, play: seesBox }
export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: seesBox }

export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 288 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    const box = await checkbox(canvasElement)
    await expect(canvasElement.querySelector('.entryphone-captcha-room')?.clientHeight).toBe(144)
    await expect(box.closest('div')?.clientWidth).toBeLessThan(200)
  },
}

export const ChallengeOpen: Story = {
  args: { siteKey: 'challenge' },
  play: async ({ canvasElement }) => {
    await userEvent.click(await checkbox(canvasElement))
    await expect(await challenge()).toBeVisible()
  },
}

export const ChallengeClosed: Story = {
  args: { siteKey: 'challenge', size: 'invisible' },
  play: async ({ canvasElement }) => {
    await press(canvasElement)
    await userEvent.click(await personAt(await challenge()).findByRole('button', { name: 'Close' }))
    await says(canvasElement, en.errors['captcha-closed'])
    await waitFor(() => expect(personAt(canvasElement).getByRole('button', { name: 'Continue' })).toHaveFocus())
  },
}

/** Cloudflare's challenge stands in the box, whose room was kept for it. */
export const InvisibleTurnstile: Story = {
  args: { provider: 'turnstile', size: 'invisible' },
  play: async ({ canvasElement }) => {
    const button = personAt(canvasElement).getByRole('button', { name: 'Continue' })
    const before = button.getBoundingClientRect().top
    await press(canvasElement)
    await expect(await challenge()).toBeVisible()
    await expect(button.getBoundingClientRect().top).toBe(before)
  },
}

export const Solved: Story = {
  play: async ({ canvasElement }) => {
    const box = await checkbox(canvasElement)
    await userEvent.click(box)
    await waitFor(() => expect(box).toHaveAttribute('aria-checked', 'true'))
  },
}

export const Passed: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(await checkbox(canvasElement))
    await press(canvasElement)
    await says(canvasElement, 'Passed')
  },
}

export const Expired: Story = {
  args: { siteKey: 'expire' },
  play: async ({ canvasElement }) => {
    const box = await checkbox(canvasElement)
    await userEvent.click(box)
    await waitFor(() => expect(box).toHaveAttribute('aria-checked', 'true'))
    await waitFor(() => expect(personAt(canvasElement).getByRole('status')).toHaveTextContent(/ran out of time/))
    await expect(box).toHaveAttribute('aria-checked', 'false')
  },
}

let attempts = 0

/** Kept away at first: by a filter, a country, a train's tunnel. */
const keptAway: Story = {
  args: {
    load: () => {
      attempts += 1
      return attempts === 1
        ? Promise.reject(new TypeError('blocked'))
        : import('../../src/captcha/providers/hcaptcha.tsx').then(({ HCaptcha }) => ({ default: HCaptcha }))
    },
  },
  beforeEach: () => {
    attempts = 0
  },
}

export const Blocked: Story = {
  ...keptAway,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(personAt(canvasElement).getByRole('status')).toHaveTextContent(/did not load/))
    await expect(personAt(canvasElement).getByRole('button', { name: 'Load it again' })).toBeVisible()
  },
}

export const BlockedInRussian: Story = {
  ...keptAway,
  globals: { locale: 'ru' },
  play: async ({ canvasElement }) => {
    await expect(await personAt(canvasElement).findByRole('button', { name: 'Загрузить ещё раз' })).toBeVisible()
  },
}

export const LoadedAgain: Story = {
  ...keptAway,
  play: async ({ canvasElement }) => {
    await userEvent.click(await personAt(canvasElement).findByRole('button', { name: 'Load it again' }))
    await expect(await checkbox(canvasElement)).toBeVisible()
    await expect(personAt(canvasElement).queryByRole('button', { name: 'Load it again' })).toBeNull()
  },
}

/** The docs' example: the page's own server gives a puzzle, and a token is its answer. */
export const BroughtAlong: Story = {
  args: { provider: 'mine', siteKey: 'page', load: () => Promise.resolve({ default: ProofOfWork }) },
  parameters: {
    msw: { handlers: [http.get('/puzzle', () => HttpResponse.text(`puzzle-${Math.random()}`)), ...sandbox.handlers] },
  },
  play: async ({ canvasElement }) => {
    await press(canvasElement)
    await says(canvasElement, 'Passed')
  },
}
