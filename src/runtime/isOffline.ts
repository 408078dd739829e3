/** Whether the browser knows that it has no network. It may have none and not know. */
export function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false
}
