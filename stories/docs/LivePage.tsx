import { Canvas, Controls, DocsContext, Source, useOf } from '@storybook/addon-docs/blocks'
import { type ComponentProps, useContext, useEffect, useState } from 'react'
import { STORY_ARGS_UPDATED } from 'storybook/internal/core-events'
import { isDark } from '../../.storybook/siteTheme.ts'
import { Page } from './Page.tsx'

type Shown = ComponentProps<typeof Canvas>['of']

interface LivePageProps {
  readonly text: string
  readonly folder: string
  readonly of: Shown
}

/** A page of Markdown, with what it is about at work before its first heading: its controls, and the code of what is on screen. */
export function LivePage({ text, folder, of }: LivePageProps) {
  const at = text.indexOf('\n## ')
  return (
    <>
      <Page text={text.slice(0, at)} folder={folder} />
      <Canvas of={of} sourceState="none" />
      <LiveCode of={of} />
      <Controls of={of} />
      <Page text={text.slice(at)} folder={folder} />
    </>
  )
}

type Args = Readonly<Record<string, unknown>>
/** What a story says of its code: `parameters.codeOf`. */
type CodeOf = (args: Args) => string

/** Storybook's own source of a story knows nothing of controls, where the story is not written for them. */
function LiveCode({ of }: { readonly of: Shown }) {
  const docs = useContext(DocsContext)
  const { story } = useOf(of ?? 'story', ['story'])
  const [args, setArgs] = useState<Args>(story.initialArgs)
  useEffect(() => {
    const hear = (told: { readonly storyId: string; readonly args: Args }) => {
      if (told.storyId === story.id) setArgs(told.args)
    }
    docs.channel.on(STORY_ARGS_UPDATED, hear)
    return () => docs.channel.off(STORY_ARGS_UPDATED, hear)
  }, [docs, story])
  // A parameter is whatever a story writes there: the stories of these pages write this.
  const codeOf = story.parameters['codeOf'] as CodeOf
  return (
    <div className="live-code">
      <Source code={codeOf(args)} language="tsx" dark={isDark} />
    </div>
  )
}
