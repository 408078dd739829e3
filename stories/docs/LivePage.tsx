import { Canvas, Controls } from '@storybook/addon-docs/blocks'
import type { ComponentProps } from 'react'
import { Page } from './Page.tsx'

interface LivePageProps {
  readonly text: string
  readonly folder: string
  readonly of: ComponentProps<typeof Canvas>['of']
}

/** A page of Markdown, with what it is about at work before its first heading: its controls, and the code of what is on screen. */
export function LivePage({ text, folder, of }: LivePageProps) {
  const at = text.indexOf('\n## ')
  return (
    <>
      <Page text={text.slice(0, at)} folder={folder} />
      <Canvas of={of} sourceState="shown" />
      <Controls of={of} />
      <Page text={text.slice(at)} folder={folder} />
    </>
  )
}
