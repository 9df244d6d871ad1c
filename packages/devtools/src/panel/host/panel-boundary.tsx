import { Component, type ErrorInfo, type ReactNode } from 'react'

export interface PanelBoundaryProps {
  /** What stands in place of what threw; `retry` renders that again. */
  readonly renderInstead: (error: unknown, retry: () => void) => ReactNode
  readonly onError?: (error: unknown) => void
  readonly children: ReactNode
}

interface Caught {
  readonly error: unknown
}

/** Keeps what its children throw while they render from taking everything around them along. */
export class PanelBoundary extends Component<
  PanelBoundaryProps,
  { readonly caught: Caught | undefined }
> {
  override state: { readonly caught: Caught | undefined } = { caught: undefined }

  static getDerivedStateFromError(error: unknown): { readonly caught: Caught } {
    return { caught: { error } }
  }

  override componentDidCatch(error: unknown, _info: ErrorInfo): void {
    this.props.onError?.(error)
  }

  readonly #retry = (): void => this.setState({ caught: undefined })

  override render(): ReactNode {
    const { caught } = this.state
    return caught === undefined
      ? this.props.children
      : this.props.renderInstead(caught.error, this.#retry)
  }
}

/** What went wrong, in words. */
export function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
