'use client'
import { useFlow } from '../../flow/useFlow.ts'
import { useFirstWidget } from '../WidgetContext.ts'

/** The shape of what is coming: of the step the person is on, or else of the one this backend starts with. */
export function Loading() {
  const { messages } = useFirstWidget()
  const { backend, step } = useFlow()
  const [kind = step?.kind] = step === undefined ? backend.routes.start : []
  const field = ['label', 'control']
  const bones = ['heading', 'sentence', ...field, ...(kind === 'credentials' ? field : []), 'button']
  return (
    <div className="entryphone-step" aria-busy="true">
      <span className="entryphone-hidden">{messages.start.loading}</span>
      {bones.map((size, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line is its place
        <span key={index} className="entryphone-bone" data-size={size} aria-hidden="true" />
      ))}
      <div className="entryphone-foot" />
    </div>
  )
}
