import type { CaptchaHandle } from '../../../captcha/provider.ts'

interface Waiting {
  readonly resolve: (handle: CaptchaHandle) => void
  readonly reject: (reason: unknown) => void
}

/** A provider's handle, and whoever wants one before it is mounted. */
export interface AwaitedHandle {
  readonly mounted: () => CaptchaHandle | null
  readonly next: () => Promise<CaptchaHandle>
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
    next: () =>
      new Promise((resolve, reject) => {
        waiting = [...waiting, { resolve, reject }]
      }),
    mount(mounted) {
      handle = mounted
      if (mounted !== null) settle(({ resolve }) => resolve(mounted))
    },
    refuse: (reason) => settle(({ reject }) => reject(reason)),
  }
}
