'use client'
import { useFirstWidget } from '../../WidgetContext.ts'

/** The line at the foot: what to know, and where to turn. An address becomes a link; an element stays as it is. */
export function Help({ children }: { readonly children?: string | undefined }) {
  const { help, messages } = useFirstWidget()
  const link =
    typeof help === 'string' ? (
      <a className="entryphone-link" href={help}>
        {messages.help}
      </a>
    ) : (
      help
    )
  if (children === undefined && link === undefined) return null
  return (
    <p className="entryphone-help">
      {children !== undefined && <span>{`${children} `}</span>}
      {link !== undefined && <span>{link}</span>}
    </p>
  )
}
