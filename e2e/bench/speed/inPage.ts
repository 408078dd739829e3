/** What is noted in the page, from before its first script on. */
export interface Notes {
  /** When the field could first be used, in milliseconds since the page was asked for. 0: not yet. */
  ready: number
  /** Tasks of more than 50 ms: when, and how long. */
  readonly long: [at: number, duration: number][]
  /** From each key to just after what it changed was painted. */
  paints: number[]
  /** Times that React has changed the page. */
  commits: number
}

declare global {
  interface Window {
    bench: Notes
  }
}

export interface Watched {
  readonly field: string
  readonly counts: boolean
}

/** Runs in the page, before anything of its own. Whoever is measured pays the same for it. */
export function watch({ field, counts }: Watched): void {
  const notes: Notes = { ready: 0, long: [], paints: [], commits: 0 }
  window.bench = notes
  const look = () => {
    const found = document.querySelector<HTMLInputElement>(field)
    const isUsable = found?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) === true
    if (found === null || !isUsable || found.disabled || found.getBoundingClientRect().width === 0) {
      requestAnimationFrame(look)
      return
    }
    notes.ready = performance.now()
    console.debug('bench: ready')
  }
  requestAnimationFrame(look)
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) notes.long.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })
  let pressedAt = 0
  addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), true)
  const painted = () => {
    const from = pressedAt
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => notes.paints.push(performance.now() - from)
      channel.port2.postMessage(0)
    })
  }
  addEventListener('input', painted, true)
  if (!counts) return
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      checkDCE() {},
      onCommitFiberRoot: () => notes.commits++,
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
    },
  })
}
