import process from 'node:process'

/** Resolves when somebody asks this process to stop. Whoever asks twice does not want to wait. */
export function stopAsked(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop())
  })
}
