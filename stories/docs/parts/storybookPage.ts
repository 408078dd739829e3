/** The page in Storybook that shows a page of Markdown, with the part or step at work in it. */
export function storybookPage(folder: 'Parts' | 'Steps', name: string): string {
  const live = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return `import { Meta } from '@storybook/addon-docs/blocks'
import { LivePage } from '../LivePage.tsx'
import * as live from './Live.stories.tsx'
import text from './${name}.md?raw'

<Meta title="Docs/${folder}/${name}" />

<LivePage text={text} folder="${folder.toLowerCase()}/" of={live.${live[0]?.toUpperCase()}${live.slice(1)}} />
`
}
