/** One drawn widget of a vendor. */
export interface Widget {
  execute(): void
  reset(): void
  remove(): void
}

/** The widget that stands there, if one does. */
export interface DrawnWidget {
  readonly get: () => Widget | undefined
  readonly set: (widget: Widget) => void
  readonly reset: () => void
  readonly remove: () => void
}

export function drawnWidget(): DrawnWidget {
  let widget: Widget | undefined
  return {
    get: () => widget,
    set(drawn) {
      widget = drawn
    },
    reset: () => quietly(() => widget?.reset()),
    remove() {
      quietly(() => widget?.remove())
      widget = undefined
    },
  }
}

/** "Cannot find widget" and the like: the vendor lost it, there is nothing left to reset. */
export function quietly(act: () => void): void {
  try {
    act()
  } catch {}
}
