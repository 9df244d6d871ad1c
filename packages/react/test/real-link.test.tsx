import { act, cleanup, render } from '@testing-library/react'
import {
  connect,
  createEpoch,
  MemoryTransport,
  SyncManager,
  type Transport,
  World,
  type WorldSender,
} from '@tx2-link/core'
import { createFakeClock, createRandom } from '@tx2-link/core/testing'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { createLinkHooks } from '../src/create-link-hooks.tsx'
import { createReplicaStore } from '../src/store/create-replica-store.ts'
import { schema } from './game.ts'
import { createManualFrames } from './manual-frames.ts'
import { createRenderCounter } from './react-game.tsx'

const { LinkProvider, useComponent, useEntities, useLinkStatus, useSyncStats } =
  createLinkHooks(schema)

afterEach(cleanup)

/** A server's world and a link to it, with everything real between them but the socket and the time. */
function createRig() {
  const clock = createFakeClock()
  const frames = createManualFrames()
  const server = new World(schema)
  const epoch = createEpoch()
  const peers: { end: Transport; sender: WorldSender }[] = []
  const link = connect('memory://server', {
    schema,
    clock,
    random: createRandom(1),
    transport: () => {
      const [near, end] = MemoryTransport.createPair()
      const manager = new SyncManager(end, { clock, schema, role: 'server' })
      peers.push({ end, sender: manager.serveWorld(manager.createWorldEncoder(server), epoch) })
      return near
    },
  })
  const store = createReplicaStore(link, { scheduler: frames.schedule })
  return {
    link,
    store,
    server,
    world: store.getState().world,
    /** A tick of the server, 50 ms, and a frame. */
    step: () =>
      act(() => {
        server.seal(clock.unixMs())
        for (const { sender } of peers) sender.flush()
        clock.advance(50)
        frames.draw()
      }),
    wait: (ms: number) => act(() => clock.advance(ms)),
    lose: () =>
      act(() => {
        for (const { end } of peers.splice(0)) end.close({ code: 1006, text: 'lost' })
      }),
  }
}

function State(): ReactNode {
  return useLinkStatus().state
}

function List({ Row }: { Row: (props: { id: number }) => ReactNode }): ReactNode {
  return useEntities({ all: ['Health'] }).map((id) => <Row key={id} id={id} />)
}

function Figures(): ReactNode {
  const { messagesIn, bytesIn, tick } = useSyncStats()
  return `${messagesIn > 0} ${bytesIn > 0} ${tick}`
}

describe('the hooks over a real link', () => {
  it('[H43] show the world of the server, through a lost connection as well', () => {
    const rig = createRig()
    const [orc, elf] = [1, 2].map(() =>
      rig.server.spawn({ Position: { x: 0, y: 0 }, Health: { current: 80, max: 100 } }),
    )
    const renders = createRenderCounter()
    function Bar({ id }: { id: number }): ReactNode {
      renders.count(`bar ${id}`)
      return useComponent(id, 'Health')?.current
    }
    const { container, unmount } = render(
      <LinkProvider link={rig.link}>
        <State />
        <List Row={Bar} />
      </LinkProvider>,
    )
    expect(container.textContent).toBe('connecting')
    rig.step()
    expect(container.textContent).toBe('live8080')

    rig.server.patch(orc!, 'Health', { current: 79 })
    rig.step()
    expect(container.textContent).toBe('live7980')

    const before = [rig.world.get(orc!), rig.world.get(elf!)]
    renders.reset()
    rig.lose()
    expect(container.textContent).toBe('reconnecting7980')
    rig.wait(1000)
    rig.server.patch(elf!, 'Health', { current: 1 })
    rig.step()
    expect(container.textContent).toBe('live791')
    expect(rig.world.get(orc!)).toBe(before[0])
    expect(rig.world.get(elf!)?.Position).toBe(before[1]?.Position)
    expect(renders.counts).toEqual({ [`bar ${elf}`]: 1 })

    unmount()
    rig.wait(5000)
    expect(rig.store.getState().status.state).toBe('closed')
    expect(rig.world.size).toBe(2)
  })

  it('[H44] count what came', () => {
    const rig = createRig()
    const tree = (
      <LinkProvider link={rig.link}>
        <Figures />
      </LinkProvider>
    )
    const { container, unmount } = render(tree)
    expect(container.textContent).toBe('false false 0')
    rig.server.spawn({ Position: { x: 0, y: 0 } })
    rig.step()
    unmount()

    expect(render(tree).container.textContent).toBe('true true 1')
  })
})
