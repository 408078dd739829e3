'use client'
import { useWidget } from '../WidgetContext.ts'

/** The shape of what is coming, so that the card has its height at once. */
export function Loading() {
  const { messages } = useWidget()
  return (
    <div className="entryphone-step" aria-busy="true">
      <span className="entryphone-hidden">{messages.start.loading}</span>
      <span className="entryphone-bone" data-size="heading" aria-hidden="true" />
      <span className="entryphone-bone" data-size="sentence" aria-hidden="true" />
      <span className="entryphone-bone" data-size="control" aria-hidden="true" />
      <span className="entryphone-bone" data-size="button" aria-hidden="true" />
      <div className="entryphone-foot" />
    </div>
  )
}
