import type { ReactNode } from 'react'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { LinkProvider } from '../../src/client/hooks.ts'
import type { FakeLink } from './fake-link.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** Renders under the link into the page; `end` takes it out again. */
export function render(node: ReactNode, link?: FakeLink) {
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  act(() => root.render(link ? <LinkProvider link={link}>{node}</LinkProvider> : node))
  return {
    container,
    /** What is read, without what only the eye needs to be told apart. */
    text: () => (container.textContent ?? '').replaceAll(/\s+/gu, ' ').trim(),
    end: () => {
      act(() => root.unmount())
      container.remove()
    },
  }
}
