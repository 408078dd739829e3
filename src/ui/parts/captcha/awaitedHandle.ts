import type { CaptchaHandle } from '../../../captcha/provider.ts'

interface Waiting {
  readonly resolve: (handle: CaptchaHandle) => void
  readonly reject: (reason: unknown) => void
}

/** A provider's handle, and whoever wants one before it is mounted. */
export interface AwaitedHandle {
  readonly mounted: () => CaptchaHandle | null
  /** The next that is mounted. `open` brings it, once it is waited for. Default: it comes by itself. */
  readonly next: (open?: () => void) => Promise<CaptchaHandle>
  readonly mount: (handle: CaptchaHandle | null) => void
  /** Nobody waits any longer. */
  readonly refuse: (reason: unknown) => void
}

export function awaitedHandle(): AwaitedHandle {
  let handle: CaptchaHandle | null = null
  let waiting: readonly Waiting[] = []
  const settle = (how: (each: Waiting) => void) => {
    waiting.forEach(how)
    waiting = []
  }
  return {
    mounted: () => handle,
    next: (open) =>
      new Promise((resolve, reject) => {
        waiting = [...waiting, { resolve, reject }]
        open?.()
      }),
    mount(mounted) {
      handle = mounted
      if (mounted !== null) settle(({ resolve }) => resolve(mounted))
    },
    refuse: (reason) => settle(({ reject }) => reject(reason)),
  }
}
