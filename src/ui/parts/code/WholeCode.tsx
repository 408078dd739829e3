'use client'
import { useId } from 'react'
import type { CodeShape } from '../../../protocol/step.ts'
import { useWidget } from '../../useWidget.ts'

/** Names that sentence, where it is true: a code of unknown length waits for its button. */
export function useWholeId({ length }: CodeShape): string | undefined {
  const id = useId()
  return length === undefined ? undefined : id
}

/** Says that a code is sent by itself, before anyone types one (WCAG 3.2.2). The field is described by it. */
export function WholeCode({ id }: { readonly id: string }) {
  return (
    <p className="entryphone-sentence" id={id}>
      {useWidget().messages.code.whole}
    </p>
  )
}
