import type { StoryContext } from '@storybook/react-vite'

type Play = (context: StoryContext) => Promise<void> | void

/** A flow's story as a visitor meets it: it waits for a press, so that nobody finds it at its end. A test plays it at once. */
export function onceAsked(story: { play?: Play | undefined }): void {
  const { play } = story
  if (play === undefined || '__vitest_browser__' in globalThis) return
  story.play = async (context) => {
    await pressed(context)
    await play(context)
  }
}

function pressed({ canvasElement, abortSignal }: StoryContext): Promise<void> {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'story-play'
  button.textContent = 'Play this flow'
  canvasElement.before(button)
  return new Promise<void>((resolve, reject) => {
    button.addEventListener('click', () => resolve())
    abortSignal.addEventListener('abort', () => reject(new DOMException('Another story was chosen.', 'AbortError')))
  }).finally(() => button.remove())
}
