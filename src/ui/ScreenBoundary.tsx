'use client'
import { Component, type ReactNode } from 'react'
import { FailedScreen } from './steps/FailedScreen.tsx'

interface State {
  readonly failed: boolean
}

/** A screen whose chunk does not arrive (offline, or a deployment since) must not take the host's page with it. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <FailedScreen again={() => this.setState({ failed: false })} /> : this.props.children
  }
}
