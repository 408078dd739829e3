'use client'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type { CaptchaHandle, CaptchaProvider } from '../../../captcha/provider.ts'
import { AuthError, errorFrom } from '../../../protocol/error.ts'
import { inTime } from '../../../runtime/inTime.ts'
import { misconfigured } from '../../../runtime/mistake.ts'
import { untilAborted } from '../../../runtime/untilAborted.ts'
import type { LoadCaptcha } from '../../WidgetContext.ts'
import { awaitedHandle } from './awaitedHandle.ts'
import { useAwaited } from './useAwaited.ts'
import { useRefusedWhenGone } from './useRefusedWhenGone.ts'

/** What is to be seen of a challenge. `told`: whoever called `solve()` knows, and says so. */
export type Seen =
  | { readonly phase: 'idle' | 'drawn' | 'expired' }
  | { readonly phase: 'loading'; readonly asked: boolean }
  | { readonly phase: 'failed'; readonly error: AuthError; readonly told: boolean }

interface ProviderOptions {
  readonly name: string
  readonly load: LoadCaptcha | undefined
  /** Not one that a host brings, which may never answer, or throw where it should reject. */
  readonly isOurs: boolean
  readonly loadTimeout: number
  readonly challengeTimeout: number
  readonly box: RefObject<HTMLElement | null>
}

interface Ready {
  readonly Provider: CaptchaProvider
  readonly room: 'visible' | 'compact'
}

/** Loads the provider once it is wanted, and has it solve: for whoever asks while it loads, once it is there. */
export function useCaptchaProvider(options: ProviderOptions) {
  const { name, load, isOurs, loadTimeout, challengeTimeout, box } = options
  const [ready, setReady] = useState<Ready>()
  const [seen, see] = useState<Seen>({ phase: 'idle' })
  const [attempt, setAttempt] = useState(0)
  const isOpened = useRef(false)
  const solving = useRef(0)
  const [awaited] = useState(awaitedHandle)
  const [isAwaited, watch] = useAwaited()
  useRefusedWhenGone(awaited.refuse)

  const failed = useCallback((error: AuthError) => {
    const told = solving.current > 0
    // What is drawn already says what is wrong with it.
    see((before) => (before.phase === 'loading' ? { phase: 'failed', error, told } : before))
  }, [])

  const open = useCallback(() => {
    // Once is enough, though hosts write their loaders inline; after a failure, once more.
    if (isOpened.current) return
    isOpened.current = true
    see({ phase: 'loading', asked: solving.current > 0 })
    loadInTime(name, load, isOurs, loadTimeout).then(
      (Provider) => {
        setReady({ Provider, room: roomIn(box.current) })
        // One that a host brings may not tell when it is drawn.
        if (!isOurs) see({ phase: 'drawn' })
      },
      (error: AuthError) => {
        isOpened.current = false
        awaited.refuse(error)
        failed(error)
      },
    )
  }, [name, load, isOurs, loadTimeout, box, awaited, failed])

  const handle = useMemo(
    (): CaptchaHandle => ({
      async solve(signal) {
        signal.throwIfAborted()
        solving.current += 1
        see(askedFor)
        try {
          const mounted = awaited.mounted() ?? (await watch(untilAborted(awaited.next(open), signal)))
          return await watch(isOurs ? mounted.solve(signal) : solveCustom(mounted, signal, challengeTimeout))
        } finally {
          solving.current -= 1
        }
      },
    }),
    [open, awaited, watch, isOurs, challengeTimeout],
  )

  const retry = () => {
    see({ phase: 'loading', asked: true })
    if (ready === undefined) open()
    else setAttempt(attempt + 1)
  }

  return { ready, seen, see, attempt, open, failed, retry, handle, isAwaited, mount: awaited.mount }
}

function askedFor(before: Seen): Seen {
  return before.phase === 'failed' || before.phase === 'loading' ? { phase: 'loading', asked: true } : before
}

/** Rejects with an `AuthError`. */
async function loadInTime(
  name: string,
  load: LoadCaptcha | undefined,
  isOurs: boolean,
  timeout: number,
): Promise<CaptchaProvider> {
  if (load === undefined) throw misconfigured('E61', name)
  try {
    return (await inTime(() => load(), { timeout, signal: new AbortController().signal })).default
  } catch (thrown) {
    const error = errorFrom(isOurs ? 'chunk' : 'captchaProviders', thrown, 'captcha-unavailable')
    throw error.code === 'timeout' ? new AuthError('captcha-unavailable', { cause: error.cause }) : error
  }
}

/** A provider of the host's own has as long as ours; what it says of its failure beyond its meaning is not told. */
async function solveCustom(provider: CaptchaHandle, signal: AbortSignal, timeout: number) {
  try {
    return await inTime((ended) => provider.solve(ended), { timeout, signal })
  } catch (thrown) {
    signal.throwIfAborted()
    const error = errorFrom('captcha', thrown, 'unexpected')
    throw error.code === 'timeout' ? new AuthError('captcha-expired', { cause: error.cause }) : error
  }
}

/** Vendors' boxes are 300 px and some wide and do not bend. */
function roomIn(box: HTMLElement | null): 'visible' | 'compact' {
  return box !== null && box.clientWidth > 0 && box.clientWidth < 304 ? 'compact' : 'visible'
}
