import { connect, defineSchema, f32, type Format, type Link, MemoryTransport } from '@tx2-link/core'
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DockedPanel } from '../../../src/panel/host/docked-panel.tsx'
import { sessionOf } from '../../../src/panel/host/link-session.ts'
import { createLinkSource } from '../../../src/source/link-source.ts'
import { createSourceList } from '../../../src/source/source-list.ts'
import type { Source, SourceList } from '../../../src/source/source.ts'

const schema = defineSchema({ Position: { x: f32 } })

beforeEach(() => localStorage.clear())
afterEach(cleanup)

function createLink(): Link {
  return connect('memory://test', { schema, transport: () => MemoryTransport.createPair()[0] })
}

/** A source as a server's peer would be. */
function peer(id: string): Source {
  return createLinkSource(createLink(), { id })
}

function idsOf(sources: SourceList): string[] {
  return sources.get().map(({ id }) => id)
}

function shown(link: Link, sources?: SourceList, format?: Format) {
  return (
    <DockedPanel
      link={link}
      onClose={() => {}}
      {...(sources === undefined ? {} : { sources })}
      {...(format === undefined ? {} : { format })}
    />
  )
}

const OWN = 'link memory://test'

describe('the session of a link', () => {
  it('is the same one as long as the format is', () => {
    const link = createLink()
    const session = sessionOf(link)
    expect(sessionOf(link)).toBe(session)
    expect(sessionOf(link, 'msgpack')).toBe(session)
    expect(sessionOf(createLink())).not.toBe(session)
  })

  it('is another one for another format, which its source says', () => {
    const link = createLink()
    const session = sessionOf(link)
    const other = sessionOf(link, 'json')
    expect(other).not.toBe(session)
    expect(other.store.get().source?.format).toBe('json')
    expect(sessionOf(link, 'json')).toBe(other)
  })

  it('tells what is offered beside the link, and what of that changes', () => {
    const session = sessionOf(createLink())
    const { sources } = session.store.get()
    const told = vi.fn()
    const stop = sources.subscribe(told)
    const first = createSourceList([peer('a')])
    session.offer(first)
    expect(idsOf(sources)).toEqual([OWN, 'a'])
    first.add(peer('b'))
    expect(idsOf(sources)).toEqual([OWN, 'a', 'b'])
    expect(told).toHaveBeenCalledTimes(2)
    expect(sources.get()).toBe(sources.get())
    session.offer(createSourceList([peer('c')]))
    expect(idsOf(sources)).toEqual([OWN, 'c'])
    first.add(peer('d'))
    session.offer(undefined)
    expect(idsOf(sources)).toEqual([OWN])
    expect(told).toHaveBeenCalledTimes(4)
    stop()
  })

  it('listens to what is offered only while somebody listens to it', () => {
    const session = sessionOf(createLink())
    const { sources } = session.store.get()
    let listening = 0
    session.offer({
      get: () => [],
      subscribe: () => {
        listening += 1
        return () => void (listening -= 1)
      },
    })
    expect(listening).toBe(0)
    const stops = [sources.subscribe(() => {}), sources.subscribe(() => {})]
    expect(listening).toBe(1)
    for (const stop of stops) stop()
    expect(listening).toBe(0)
  })

  it('keeps what was recorded when other sources are offered', () => {
    const session = sessionOf(createLink())
    const release = session.store.start()
    const { recorder } = session.store.get()
    session.offer(createSourceList([peer('a')]))
    expect(session.store.get().recorder).toBe(recorder)
    release()
  })
})

describe('the docked panel', () => {
  it('offers sources that come after it was first shown, and others instead', async () => {
    const link = createLink()
    const { sources } = sessionOf(link).store.get()
    const { rerender } = render(shown(link))
    await act(async () => undefined)
    expect(idsOf(sources)).toEqual([OWN])
    rerender(shown(link, createSourceList([peer('a')])))
    await act(async () => undefined)
    expect(idsOf(sources)).toEqual([OWN, 'a'])
    rerender(shown(link, createSourceList([peer('b')])))
    await act(async () => undefined)
    expect(idsOf(sources)).toEqual([OWN, 'b'])
  })

  it('records in the format that it is told, with the sources that were offered', async () => {
    const link = createLink()
    const others = createSourceList([peer('a')])
    const { rerender } = render(shown(link, others))
    await act(async () => undefined)
    rerender(shown(link, others, 'json'))
    await act(async () => undefined)
    const { source, sources } = sessionOf(link, 'json').store.get()
    expect(source?.format).toBe('json')
    expect(idsOf(sources)).toEqual([OWN, 'a'])
  })
})
