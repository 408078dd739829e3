import type { StepKind } from '../../../src/protocol/step.ts'
import type { Prop } from '../../../.ci/propsOf.ts'
import type { Names } from '../parts/anatomy.ts'
import { namesSections, propsTable, rows, treeBlock } from '../parts/partPage.ts'
import type { StepRecord } from './records.ts'

/** What was read off the screen of a step, as a person has it before them. */
export interface SeenStep {
  readonly props: readonly Prop[]
  readonly tree: readonly string[]
  readonly names: Names
  readonly stops: readonly string[]
  /** What has the focus when the step arrives. */
  readonly focus: string
  /** What is read out, by when. */
  readonly announced: Readonly<Record<string, string>>
  /** Where it comes in, by backend: what leads to it, and what from it. */
  readonly backends: Readonly<Record<string, string>>
}

/** The page of a step, as Markdown. */
export function stepPage(kind: StepKind, record: StepRecord, seen: SeenStep): string {
  const component = /function (\w+)/.exec(record.own)?.[1] ?? ''
  return (
    [
      `# The step ${kind}`,
      `${record.says} More: [a flow of your own](../own-flow.md).`,
      '## What it holds',
      propsTable(seen.props),
      '## Where it comes in',
      rows('backend', 'how', seen.backends),
      '## Anatomy',
      `Names without a point are parts: each has a page, and each can be [yours](../how-to/own-button.md).`,
      treeBlock(seen.tree),
      '## Keyboard',
      `Where the focus goes when it arrives: ${seen.focus}. Tab stops at: ${seen.stops.length > 0 ? seen.stops.join(', ') : 'nothing'}.`,
      '## Announced',
      rows('when', 'what is said', seen.announced),
      '## A screen of your own in its place',
      `\`\`\`tsx\n${importsOf(record.own)}\n${record.own}\n\nexport const Login = () => <SignIn backend={backend} onDone={done} steps={{ ${keyOf(kind)}: ${component} }} />\n\`\`\``,
      ...namesSections(seen.names),
    ].join('\n\n') + '\n'
  )
}

const keyOf = (kind: StepKind) => (kind.includes('-') ? `'${kind}'` : kind)

const ours = [
  'Button',
  'CodeEntry',
  'Field',
  'messageFor',
  'PasswordField',
  'PhoneEntry',
  'SignIn',
  'StepFrame',
  'useAction',
  'useWidget',
] as const

function importsOf(code: string): string {
  const used: string[] = ours.filter((name) => name === 'SignIn' || new RegExp(`\\b${name}\\b`).test(code))
  const types = ['E164', 'StepProps'].filter((name) => code.includes(name)).map((name) => `type ${name}`)
  const line = `import { ${[...used, ...types].join(', ')} } from 'entryphone'`
  return code.includes('useState') ? `${line}\nimport { useState } from 'react'\n` : `${line}\n`
}
