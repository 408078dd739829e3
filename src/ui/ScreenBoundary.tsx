'use client'
import { Component, type ReactNode, type RefObject } from 'react'
import { ScreenMissing } from './screens.ts'
import { typeAgain, type TypedText, typedTextIn } from './typedText.ts'

/** `missing`: its chunk did not arrive (offline, or a deployment since). `crashed`: something in it threw. */
export type ScreenFailure = 'missing' | 'crashed'

export interface ScreenBoundaryProps {
  /** Holds the screen, whichever it is. */
  readonly place: RefObject<HTMLElement | null>
  readonly onFailed: (failure: ScreenFailure) => void
  /** What is shown in its place. `times`: how often it has failed by now. */
  readonly instead: (failure: ScreenFailure, times: number, again: () => void) => ReactNode
  readonly children: ReactNode
}

interface State {
  readonly failure: ScreenFailure | undefined
  readonly times: number
}

interface Left {
  readonly typed: readonly TypedText[]
  readonly hadFocus: boolean
}

/**
 * A screen that does not come, or throws, takes neither the host's page with it nor what was typed: that is kept in memory,
 * secrets left out, until the screen is there again. Where the person is stays in the flow, untouched.
 */
export class ScreenBoundary extends Component<ScreenBoundaryProps, State> {
  override state: State = { failure: undefined, times: 0 }
  private typed: readonly TypedText[] = []
  private pending: ReturnType<typeof setTimeout> | undefined

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { failure: thrown instanceof ScreenMissing ? 'missing' : 'crashed' }
  }

  /** The last moment in which what was typed can be read. */
  override getSnapshotBeforeUpdate(_: ScreenBoundaryProps, before: State): Left | null {
    const place = this.props.place.current
    if (place === null || before.failure !== undefined || this.state.failure === undefined) return null
    return { typed: typedTextIn(place), hadFocus: place.matches(':focus-within') }
  }

  override componentDidUpdate(_: ScreenBoundaryProps, before: State, left: Left | null) {
    const place = this.props.place.current
    if (left !== null) {
      // A screen that failed before anything could be typed again takes nothing from what is kept.
      if (left.typed.length > 0) this.typed = left.typed
      if (left.hadFocus) place?.querySelector<HTMLElement>('[data-first]')?.focus()
    }
    if (before.failure === undefined || this.state.failure !== undefined || place === null) return
    // Fields listen once their effects have run, which is after this.
    this.pending = setTimeout(() => typeAgain(place, this.typed), 0)
  }

  override componentWillUnmount() {
    clearTimeout(this.pending)
  }

  override componentDidCatch(thrown: unknown) {
    this.setState(({ times }) => ({ times: times + 1 }))
    this.props.onFailed(thrown instanceof ScreenMissing ? 'missing' : 'crashed')
  }

  private readonly again = () => this.setState({ failure: undefined })

  override render() {
    const { failure, times } = this.state
    return failure === undefined ? this.props.children : this.props.instead(failure, times, this.again)
  }
}
