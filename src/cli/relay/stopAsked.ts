import process from 'node:process'

const signals = ['SIGTERM', 'SIGINT'] as const

/** Resolves when somebody asks this process to stop. Whoever asks again, in whichever way, does not want to wait. */
export function stopAsked(): Promise<void> {
  return new Promise((stop) => {
    const asked = () => {
      for (const signal of signals) process.off(signal, asked)
      stop()
    }
    for (const signal of signals) process.on(signal, asked)
  })
}
