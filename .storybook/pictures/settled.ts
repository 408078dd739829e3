/** Fonts are there, and nothing moves: what ends has ended, what does not end stands at its beginning. */
export async function settled(): Promise<void> {
  await frames()
  // The screen before, on its way out.
  for (let waited = 0; waited < 60 && document.querySelector('.entryphone [inert]') !== null; waited += 1)
    await frames()
  await document.fonts.ready
  for (let round = 0; round < 5; round += 1) {
    const moving = document.getAnimations().filter(({ playState }) => playState === 'running')
    if (moving.length === 0) return
    for (const animation of moving) {
      if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel()
      else animation.finish()
    }
    await frames()
  }
}

/** The chunk of a step is there. A story of what is seen until then is called Loading. */
export async function arrived(state: string): Promise<void> {
  if (state.endsWith('--loading')) return
  for (let waited = 0; waited < 300 && document.querySelector('.entryphone-bone') !== null; waited += 1) await frames()
}

function frames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}
