import type { ReactNode, Ref } from 'react'
import type { CaptchaOptions } from '../../../captcha/provider.ts'
import { Sign } from '../form/Sign.tsx'

interface CaptchaRoomProps {
  readonly provider: string
  readonly size: CaptchaOptions['size']
  readonly phase: string
  readonly isClosed: boolean
  /** It was asked for later: it grows into place. */
  readonly isLate: boolean
  /** Somebody has pressed, and it has not been solved: what there is to say of that. */
  readonly awaits: string | undefined
  /** What is wrong with it. */
  readonly error: string | undefined
  readonly box?: Ref<HTMLDivElement>
  /** What becomes of the challenge until it is drawn. */
  readonly news?: ReactNode
  readonly children?: ReactNode
}

/** The space a challenge keeps before it is drawn, so that nothing moves when it is, and its own line below. */
export function CaptchaRoom(props: CaptchaRoomProps) {
  const { provider, size, phase, isClosed, isLate, awaits, error, box, news, children } = props
  const isVisible = size !== 'invisible'
  const said = isVisible ? (awaits ?? error) : undefined
  return (
    <div
      className="entryphone-captcha"
      ref={box}
      data-provider={provider}
      data-size={size ?? 'auto'}
      data-phase={phase}
      // Asked to solve, it is wanted too.
      data-closed={(isClosed && phase === 'idle') || undefined}
      data-late={isLate || undefined}
      data-awaited={(isVisible && awaits !== undefined) || undefined}
    >
      <div className="entryphone-captcha-room">
        {isVisible && <div className="entryphone-captcha-news">{news ?? <output />}</div>}
        {children}
      </div>
      {isVisible && (
        <div className="entryphone-captcha-note">
          {said !== undefined && (
            <div className="entryphone-line" data-kind="error">
              <Sign kind="error" />
              <div role="alert">{said}</div>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
