import type { ReactNode } from 'react'

interface Named {
  readonly name: string
}

/**
 * The section of a page that has the story's name, by itself: where a search has found it. Storybook's own block for
 * Markdown stands on pages alone, and what is here is a heading, paragraphs and code.
 */
export function sectionOf(page: string) {
  const sections = new Map(page.split(/^(?=## )/m).map((text) => [/^## (\w+)$/m.exec(text)?.[1], text]))
  return function Section(_: object, { name }: Named) {
    const [heading = '', prose = '', code = ''] = partsOf(sections.get(name) ?? '')
    return (
      <article className="reference">
        <h2>{heading}</h2>
        {prose.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{spans(paragraph)}</p>
        ))}
        <pre>
          <code>{code}</code>
        </pre>
      </article>
    )
  }
}

function partsOf(section: string): readonly string[] {
  return (
    /^## (.*?)\n(.*?)```typescript\n(.*?)```/s
      .exec(section)
      ?.slice(1)
      .map((part) => part.trim()) ?? []
  )
}

/** Text with what is between backticks as code. */
function spans(text: string): readonly ReactNode[] {
  // oxlint-disable-next-line react/no-array-index-key -- the parts of a text have no other name, and never change
  return text.split(/`([^`]*)`/).map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))
}
