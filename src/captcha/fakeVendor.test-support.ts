/** What the vendor's script would draw, and what a person can do with it. */
export class FakeWidget {
  readonly container: HTMLElement
  readonly parameters: Readonly<Record<string, unknown>>
  readonly listeners = new Map<string, Set<(token: string) => void>>()
  /** Kept until a reset: asked again, it gives the same token again, as SmartCaptcha does. */
  response = ''
  executed = 0
  resets = 0
  private static tokens = 0

  constructor(container: HTMLElement, parameters: Readonly<Record<string, unknown>>) {
    if (container.childNodes.length > 0) throw new Error('A widget has already been rendered in this element.')
    container.append(document.createElement('iframe'))
    this.container = container
    this.parameters = parameters
  }

  call(parameter: string, ...given: string[]) {
    const callback = this.parameters[parameter]
    if (typeof callback === 'function') Reflect.apply(callback, undefined, given)
  }

  emit(event: string, token = '') {
    for (const listener of this.listeners.get(event) ?? []) listener(token)
  }

  newToken(): string {
    FakeWidget.tokens += 1
    this.response = `token-${FakeWidget.tokens}`
    return this.response
  }
}

/** What happens once a person has solved it. */
export type Solved = (widget: FakeWidget, token: string) => void

/** The part all vendors share. Numbered from 0; an id that is gone throws. */
export class FakeVendor {
  readonly widgets: (FakeWidget | undefined)[] = []
  readonly solved: Solved

  constructor(solved: Solved) {
    this.solved = solved
  }

  get live(): readonly FakeWidget[] {
    return this.widgets
      .filter((widget) => widget?.container.isConnected === true)
      .filter((widget) => widget !== undefined)
  }

  add(container: HTMLElement, parameters: Readonly<Record<string, unknown>>): number {
    return this.widgets.push(new FakeWidget(container, parameters)) - 1
  }

  at(id: number): FakeWidget {
    const widget = this.widgets[id]
    if (widget === undefined) throw new Error('Cannot find widget.')
    return widget
  }

  readonly api = {
    execute: (id: number) => {
      const widget = this.at(id)
      widget.executed += 1
      if (widget.response !== '') this.solved(widget, widget.response)
    },
    reset: (id: number) => {
      const widget = this.at(id)
      widget.resets += 1
      widget.response = ''
    },
    remove: (id: number) => {
      this.at(id).container.replaceChildren()
      this.widgets[id] = undefined
    },
  }
}
