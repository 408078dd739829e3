/** Milliseconds: a page that is never idle is no reason to have nothing ready. */
const longestWait = 2000

/** Safari does not say it. */
export const tellsIdle = () => typeof requestIdleCallback === 'function'

/** Runs this once what is drawn now has been painted and the browser has nothing else to do. Returns the way to take it back. */
export function whenIdle(task: () => void): () => void {
  let takeBack = () => {}
  const frame = requestAnimationFrame(() => {
    if (tellsIdle()) {
      const idle = requestIdleCallback(task, { timeout: longestWait })
      takeBack = () => cancelIdleCallback(idle)
    } else {
      const timer = setTimeout(task, 50)
      takeBack = () => clearTimeout(timer)
    }
  })
  return () => {
    cancelAnimationFrame(frame)
    takeBack()
  }
}
