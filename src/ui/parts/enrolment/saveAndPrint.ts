import { maskedPictureClass } from '../../masked.ts'

/** What a person takes along: a heading, a sentence, and lines that matter letter by letter. */
export interface Page {
  readonly title: string
  readonly sentence: string
  readonly lines: readonly string[]
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

/** Milliseconds for a browser that does not say that it prints. */
const longestPrinting = 60_000

/** Hands a page over as a text file. Its address ends with the click: what is in it stays nowhere. */
export function saveFile(name: string, { title, sentence, lines }: Page): void {
  const text = [title, sentence, '', ...lines, ''].join('\n')
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Not at once: the download begins after this task.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/**
 * Prints a page and nothing of the host's around it: from an empty frame, filled node by node, since under a strict
 * policy neither markup nor styles get in. Gives what takes the frame away early; nothing where nothing can be printed, as in
 * web views and in Firefox for Android: there no frame is made. Some web views have a `print` that does nothing and tells
 * of nothing: there the frame goes when the person turns to the page again, and after a minute at most.
 */
export function printPage({ title, sentence, lines, language, direction }: Page): (() => void) | undefined {
  if (typeof window.print !== 'function') return undefined
  const frame = document.createElement('iframe')
  frame.className = maskedPictureClass('entryphone-hidden')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  document.body.append(frame)
  const view = frame.contentWindow
  const printed = frame.contentDocument
  const ended = new AbortController()
  const end = () => {
    ended.abort()
    clearTimeout(timer)
    // Whoever still holds the frame's document holds nothing.
    printed?.body.replaceChildren()
    frame.remove()
  }
  const timer = setTimeout(end, longestPrinting)
  if (view === null || printed === null || typeof view.print !== 'function') {
    end()
    return undefined
  }
  printed.title = title
  printed.documentElement.lang = language
  printed.documentElement.dir = direction
  const element = (name: 'h1' | 'p' | 'pre', text: string) => {
    const made = printed.createElement(name)
    made.textContent = text
    return made
  }
  const codes = element('pre', lines.join('\n'))
  codes.dir = 'ltr'
  printed.body.append(element('h1', title), element('p', sentence), codes)
  // Then there is a dialog, which may stay open.
  view.addEventListener('beforeprint', () => clearTimeout(timer), { once: true })
  view.addEventListener('afterprint', end, { once: true })
  // Behind a dialog nobody can do that.
  for (const turning of ['pointerdown', 'keydown', 'click'])
    window.addEventListener(turning, end, { capture: true, signal: ended.signal })
  try {
    view.focus()
    view.print()
    return end
  } catch {
    end()
    return undefined
  }
}
