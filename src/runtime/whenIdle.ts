/** Milliseconds: a page that is never idle is no reason to have nothing ready. */
const longestWait = 2000

/** Runs this once what is drawn now has been painted and the browser has nothing else to do. Returns the way to take it back. */
export function whenIdle(task: () => void): () => void {
  let takeBack = () => {}
  const frame = requestAnimationFrame(() => {
    if (typeof requestIdleCallback === 'function') {
      const idle = requestIdleCallback(task, { timeout: longestWait })
      takeBack = () => cancelIdleCallback(idle)
    } else {
      // Safari has none.
      const timer = setTimeout(task, 50)
      takeBack = () => clearTimeout(timer)
    }
  })
  return () => {
    cancelAnimationFrame(frame)
    takeBack()
  }
}
