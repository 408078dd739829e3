import type { ReactNode, Ref } from 'react'
import type { CaptchaOptions } from '../../../captcha/provider.ts'

interface CaptchaRoomProps {
  readonly provider: string
  readonly size: CaptchaOptions['size']
  readonly phase: string
  readonly isClosed: boolean
  readonly box?: Ref<HTMLDivElement>
  /** What becomes of the challenge until it is drawn. */
  readonly news?: ReactNode
  readonly children?: ReactNode
}

/** The space a challenge keeps before it is drawn, so that nothing moves when it is. */
export function CaptchaRoom({ provider, size, phase, isClosed, box, news, children }: CaptchaRoomProps) {
  return (
    <div
      className="entryphone-captcha"
      ref={box}
      data-provider={provider}
      data-size={size ?? 'auto'}
      data-phase={phase}
      data-closed={isClosed || undefined}
    >
      <div className="entryphone-captcha-room">
        {size !== 'invisible' && <div className="entryphone-captcha-news">{news ?? <output />}</div>}
        {children}
      </div>
    </div>
  )
}
