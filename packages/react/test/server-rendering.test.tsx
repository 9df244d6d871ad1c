import { act } from '@testing-library/react'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { useComponent } from '../src/use-component.ts'
import { useEntities } from '../src/use-entities.ts'
import { useEntity } from '../src/use-entity.ts'
import { useField } from '../src/use-field.ts'
import { useLinkStatus } from '../src/use-link-status.ts'
import { useSyncStats } from '../src/use-sync-stats.ts'
import { createReactGame, hydrate, type ReactGame } from './react-game.tsx'

const ORC = { Health: { current: 80, max: 100 } }

function Hud(): ReactNode {
  const texts = [
    useLinkStatus().state,
    useEntities({ all: ['Health'] }).length,
    useEntity(1) === undefined ? 'nobody' : 'somebody',
    useComponent(1, 'Health')?.['current'] ?? 'no health',
    useField(1, 'Health', 'max') ?? 'no max',
    useSyncStats().messagesIn,
  ]
  return <p>{texts.join(', ')}</p>
}

function createLiveGame(): ReactGame {
  const game = createReactGame()
  game.link.stats = { ...game.link.stats, messagesIn: 3 }
  game.server.spawn(ORC, { id: 1 })
  game.frame()
  act(() => game.link.setStatus({ state: 'live' }))
  return game
}

describe('server rendering', () => {
  it('[H37] shows an empty world on an idle link, and opens nothing', () => {
    const { link, Provider } = createLiveGame()
    const html = renderToString(
      <Provider>
        <Hud />
      </Provider>,
    )

    expect(html).toBe('<p>idle, 0, nobody, no health, no max, 0</p>')
    expect(link.retainedEver).toBe(0)
  })

  it('[H38] hydrates without a mismatch though the client knows more already', async () => {
    const { Provider } = createLiveGame()
    const page = await hydrate(
      <Provider>
        <Hud />
      </Provider>,
    )
    expect(page).toEqual({ text: 'live, 1, somebody, 80, 100, 3', isKept: true, errors: [] })
  })
})
