/** Settles at once when the person leaves, also where what is awaited does not listen to the signal. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    // Before anything else: what fails after it was left is nobody's any more, and must not become unhandled.
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave)
  })
}
