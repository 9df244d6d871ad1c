import { type ReactNode, memo, useLayoutEffect, useRef } from 'react'
import { Icon } from '../app/parts/icon.tsx'
import { badgeDetail, badgeWords } from './badge-words.ts'
import { useFrame, useLink, useLinkStatus } from './hooks.ts'
import { useRenderCount } from './render-count.ts'

/** Figures change in place; faster cannot be read. */
const HZ = 4

/** Whether what one sees is what is. Renders when the link's state changes; its figures run on without. */
export const ConnectionBadge = memo(function ConnectionBadge(): ReactNode {
  const link = useLink()
  const status = useLinkStatus()
  const detail = useRef<HTMLSpanElement>(null)
  useRenderCount('badge')
  const { icon, tone, word, action } = badgeWords(status)

  function write(): void {
    const text = badgeDetail(status, link.getStats().rttMs, link.now())
    if (detail.current !== null && detail.current.textContent !== text) {
      detail.current.textContent = text
    }
  }
  useLayoutEffect(write)
  useFrame(write, { hz: HZ })

  return (
    <div className="connection-badge">
      <Icon name={icon} tone={tone} />
      <output>{word}</output>
      <span ref={detail} className="t2" />
      {action !== undefined && (
        <button type="button" className="text-button" onClick={() => link.reconnect()}>
          {action}
        </button>
      )}
    </div>
  )
})
