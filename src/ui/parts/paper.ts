/** What a person takes along: a heading, a sentence, and lines that matter letter by letter. */
export interface Page {
  readonly title: string
  readonly sentence: string
  readonly lines: readonly string[]
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

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
 * policy neither markup nor styles get in. Gives what takes the frame away early.
 */
export function printPage({ title, sentence, lines, language, direction }: Page): () => void {
  const frame = document.createElement('iframe')
  frame.className = 'entryphone-hidden'
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  document.body.append(frame)
  const end = () => frame.remove()
  const view = frame.contentWindow
  const paper = frame.contentDocument
  if (view === null || paper === null) {
    end()
    return end
  }
  paper.title = title
  paper.documentElement.lang = language
  paper.documentElement.dir = direction
  const element = (name: 'h1' | 'p' | 'pre', text: string) => {
    const made = paper.createElement(name)
    made.textContent = text
    return made
  }
  const codes = element('pre', lines.join('\n'))
  codes.dir = 'ltr'
  paper.body.append(element('h1', title), element('p', sentence), codes)
  view.addEventListener('afterprint', end, { once: true })
  view.focus()
  view.print()
  return end
}
