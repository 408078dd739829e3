import { styles } from './styles.ts'

/** A place on the page for lines, newest last: in a shadow root, where no style of the page's reaches it, nor its the page's. */
export interface Panel {
  setStep(step: string): void
  /** Adds a line; what is returned says it otherwise, once more is known. */
  addRequest(words: string): (words: string) => void
  addEvent(words: string): void
  remove(): void
}

/** More than that nobody reads. */
const mostLines = 100
const tag = 'entryphone-inspector'

/** One panel of a title on a page: a module that is loaded anew by a development server makes no second. */
export function openPanel(title: string, into: Element): Panel {
  for (const other of document.querySelectorAll(tag)) if (other.getAttribute('data-title') === title) other.remove()
  const host = document.createElement(tag)
  host.dataset['title'] = title
  const tree = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  tree.adoptedStyleSheets = [sheet]
  const details = add(tree, 'details')
  details.open = true
  const summary = add(details, 'summary', title)
  const requests = listOf(details, 'Requests')
  const events = listOf(details, 'Events')
  into.append(host)
  return {
    setStep: (step) => void (summary.textContent = `${title}: ${step}`),
    addRequest(words) {
      const line = addLine(requests, words)
      return (later) => void (line.textContent = later)
    },
    addEvent: (words) => void addLine(events, words),
    remove: () => host.remove(),
  }
}

function listOf(parent: Element, name: string): HTMLElement {
  add(parent, 'h2', name)
  const list = add(parent, 'ol')
  list.setAttribute('aria-label', name)
  list.tabIndex = 0
  return list
}

function addLine(list: HTMLElement, words: string): HTMLElement {
  if (list.childElementCount >= mostLines) list.firstElementChild?.remove()
  const line = add(list, 'li', words)
  list.scrollTop = list.scrollHeight
  return line
}

function add<Tag extends keyof HTMLElementTagNameMap>(parent: Node, name: Tag, text = ''): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(name)
  element.textContent = text
  parent.appendChild(element)
  return element
}
