import { Markdown } from '@storybook/addon-docs/blocks'

interface Named {
  readonly name: string
}

/** The section of a page that has the story's name, by itself: where a search has found it. */
export function sectionOf(page: string) {
  const sections = new Map(page.split(/^(?=## )/m).map((text) => [/^## (\w+)$/m.exec(text)?.[1], text]))
  return function Section(_: object, { name }: Named) {
    return <Markdown>{sections.get(name) ?? ''}</Markdown>
  }
}
