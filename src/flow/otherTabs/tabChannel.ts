import type { TabMessage } from './tabMessage.ts'
import { tabMessage } from './tabMessage.schema.ts'

export interface TabChannel {
  readonly post: (message: TabMessage) => void
  readonly begin: () => void
  /** Leaves it for good. */
  readonly end: () => void
}

/** The channel between the tabs of one origin: open while the page is shown, and opened with a question to the others. */
export function tabChannel(name: string, hear: (message: TabMessage) => void): TabChannel {
  let channel: BroadcastChannel | undefined

  const post = (message: TabMessage) => {
    // Nobody waits for it, and what fails here stops nothing.
    try {
      channel?.postMessage(message)
    } catch {}
  }
  const open = () => {
    if (channel !== undefined) return
    try {
      channel = new BroadcastChannel(name)
    } catch {
      // Refused, as storage is, or not there at all: then each tab is alone.
      return
    }
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const heard = tabMessage.safeParse(data)
      if (heard.success) hear(heard.data)
    })
    post({ asks: true })
  }
  // An open channel may keep a page out of the back/forward cache.
  const close = () => {
    channel?.close()
    channel = undefined
  }

  return {
    post,
    begin() {
      open()
      addEventListener('pagehide', close)
      addEventListener('pageshow', open)
    },
    end() {
      close()
      removeEventListener('pagehide', close)
      removeEventListener('pageshow', open)
    },
  }
}
