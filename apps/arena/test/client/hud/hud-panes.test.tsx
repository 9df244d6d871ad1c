import type { EntityId } from '@tx2-link/core'
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FeedKind } from '../../../src/game/feed.ts'
import { Avatar, type AvatarState } from '../../../src/client/avatar.ts'
import { ConnectionPane } from '../../../src/client/hud/connection-pane.tsx'
import { Feed } from '../../../src/client/hud/feed.tsx'
import { OwnPane } from '../../../src/client/hud/own-pane.tsx'
import { ReturnNotice } from '../../../src/client/hud/return-notice.tsx'
import { Scoreboard } from '../../../src/client/hud/scoreboard.tsx'
import { WatchPane } from '../../../src/client/hud/watch-pane.tsx'
import { WorldSummary } from '../../../src/client/hud/world-summary.tsx'
import { Controls } from '../../../src/client/input/controls.ts'
import { FakeLink } from '../fake-link.ts'
import { render } from '../render.tsx'

const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.useRealTimers()
})

function show(node: Parameters<typeof render>[0], link: FakeLink) {
  const page = render(node, link)
  ends.push(page.end)
  return page
}

function fighter(link: FakeLink, name: string, points = 0) {
  return link.server.spawn({
    Fighter: { name, team: 0, bot: true },
    Position: { x: 1204.4, y: 832.6 },
    Health: { current: 64, max: 100 },
    Score: { kills: 1, deaths: 2, points },
    Abilities: { dashAt: 63, volleyAt: 0, shieldAt: 0, shieldUntil: 0 },
  })
}

function playing(id: EntityId, refusal?: string): AvatarState {
  return { role: 'playing', name: 'Brakka', id, canPlay: true, refusal }
}

describe('the HUD', () => {
  it('changes the connection to words at once, and tries again on demand', () => {
    const link = new FakeLink()
    link.stats = { ...link.stats, rttMs: 41, bytesInPerSecond: 24_600 }
    const { container, text } = show(<ConnectionPane />, link)
    expect(text()).toContain('Live 41 ms')
    expect(text()).toContain('24.6 kB/s received')
    expect(container.querySelector('[data-testid=outdated]')).toBe(null)
    act(() => link.become({ state: 'offline', lastHeardAt: link.now() - 2_000 }))
    expect(text()).toContain('The world as it was 2.0 s ago.')
    expect(container.querySelector('output')!.textContent).toBe('Offline')
    act(() => container.querySelector('button')!.click())
    expect(link.reconnects).toBe(1)
  })

  it('shows the last six events, a kill as two names', () => {
    const link = new FakeLink()
    for (const actor of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) {
      const line = { kind: FeedKind.killed, actor, actorTeam: 0, subject: 'X', subjectTeam: 1 }
      link.server.spawn({ Feed: line })
    }
    link.send()
    const { container } = show(<Feed />, link)
    const lines = [...container.querySelectorAll('li')].map((line) => line.textContent)
    expect(lines).toEqual(['B', 'C', 'D', 'E', 'F', 'G'].map((actor) => `${actor} killed X`))
  })

  it('shows own health and what is left of a cooldown', () => {
    const link = new FakeLink()
    const id = fighter(link, 'Brakka')
    link.send()
    const { container, text } = show(
      <OwnPane avatar={playing(id)} controls={new Controls(new Avatar())} onLeave={() => {}} />,
      link,
    )
    expect(text()).toContain('Brakka64 / 100')
    const [dash, volley] = container.querySelectorAll('button')
    expect(dash!.textContent).toBe('3.1Dash, key Q')
    expect(dash!.getAttribute('aria-disabled')).toBe('true')
    expect(volley!.getAttribute('aria-disabled')).toBe('false')
  })

  it('says under which name one joins until the server has let one in', () => {
    const link = new FakeLink()
    const controls = new Controls(new Avatar())
    const { text } = show(
      <OwnPane avatar={playing(1)} controls={controls} onLeave={() => {}} />,
      link,
    )
    expect(text()).toBe('Joining as BrakkaLeave')
    expect(fighter(link, 'Brakka')).toBe(1)
    act(() => link.send())
    expect(text()).toContain('64 / 100')
  })

  it('says why the server did not let one in, and leaves on demand', () => {
    let left = 0
    const { container, text } = show(
      <OwnPane
        avatar={playing(1, 'the name is taken')}
        controls={new Controls(new Avatar())}
        onLeave={() => void (left += 1)}
      />,
      new FakeLink(),
    )
    expect(text()).toContain('Brakka was not let in: the name is taken')
    act(() => container.querySelector('button')!.click())
    expect(left).toBe(1)
  })

  it('counts down to the return while the own fighter lies fallen', () => {
    const link = new FakeLink()
    const id = fighter(link, 'Brakka')
    // The game's own tick, not that of the server's messages.
    const match = { tick: 602, round: 1, endsAt: 9_000, tide: 0, ember: 0, dusk: 0 }
    link.server.spawn({ Match: match })
    link.send()
    const { text } = show(<ReturnNotice id={id} />, link)
    expect(text()).toBe('')
    link.server.set(id, 'Fallen', { backAt: 644 })
    act(() => link.send())
    expect(text()).toBe('Back in 2.1 s')
  })

  it('changes the order of the scoreboard twice a second, a figure in it at once', () => {
    vi.useFakeTimers()
    const link = new FakeLink()
    const [first, second] = [fighter(link, 'Iskra', 30), fighter(link, 'Ansa', 20)]
    link.send()
    const { container } = show(<Scoreboard own={second} />, link)
    const rows = () => [...container.querySelectorAll('tbody tr')].map((row) => row.textContent)
    expect(rows()).toEqual(['1Iskra1230', '2Ansa1220'])
    expect(container.querySelector('[aria-current]')!.textContent).toContain('Ansa')
    link.server.patch(second, 'Score', { points: 90 })
    link.server.patch(first, 'Score', { deaths: 3 })
    act(() => link.send())
    expect(rows()).toEqual(['1Iskra1330', '2Ansa1290'])
    act(() => void vi.advanceTimersByTime(500))
    expect(rows()).toEqual(['1Ansa1290', '2Iskra1330'])
  })

  it('lets one join who watches, where the server takes players', () => {
    let joined = 0
    const onJoin = () => void (joined += 1)
    const { container, text } = show(<WatchPane onJoin={onJoin} />, new FakeLink())
    expect(text()).toBe('WatchingJoin')
    act(() => container.querySelector('button')!.click())
    expect(joined).toBe(1)
    const elsewhere = show(<WatchPane onJoin={undefined} />, new FakeLink())
    expect(elsewhere.text()).toBe('Watching: this server takes no players')
    expect(elsewhere.container.querySelector('button')).toBeNull()
  })

  it('says in a sentence what the canvas shows', () => {
    const link = new FakeLink()
    const id = fighter(link, 'Brakka')
    fighter(link, 'Tolk')
    link.send()
    const { text } = show(<WorldSummary own={id} />, link)
    expect(text()).toBe('2 fighters, you are at 1204, 833; players: Tolk at 1204, 833')
  })
})
