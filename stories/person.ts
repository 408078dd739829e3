import { expect, waitFor, within } from 'storybook/test'
import { passStation } from '../.storybook/pictures/shown.ts'

/** Waits until a person could read this: screens fade in, and what is read out stands a second time, unseen. */
export async function sees(canvasElement: HTMLElement, text: string | RegExp) {
  await waitFor(async () => {
    const shown = within(canvasElement)
      .queryAllByText(text)
      .filter((element) => element.closest('.entryphone-hidden') === null)
    await expect(shown).toHaveLength(1)
    await expect(shown[0]).toBeVisible()
  })
  await passStation()
}

export async function seesHeading(canvasElement: HTMLElement, name: string) {
  const heading = await within(canvasElement).findByRole('heading', { name })
  await waitFor(() => expect(heading).toBeVisible())
  await passStation()
}
