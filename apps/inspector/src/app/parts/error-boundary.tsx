import { Component, type ReactNode } from 'react'

export interface ErrorBoundaryProps {
  /** What stopped, as a title. */
  readonly title: string
  readonly children: ReactNode
}

interface State {
  readonly text: string | undefined
}

/** Says in words what went wrong within it, and tries again when asked to. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { text: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { text: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    if (this.state.text === undefined) return this.props.children
    return (
      <div className="empty" role="alert">
        <h2>{this.props.title}</h2>
        <p>{this.state.text}</p>
        <button type="button" className="button" onClick={() => this.setState({ text: undefined })}>
          Try again
        </button>
      </div>
    )
  }
}
