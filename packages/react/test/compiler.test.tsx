import { transformSync } from '@babel/core'
import { render } from '@testing-library/react'
import compiler from 'babel-plugin-react-compiler'
import * as runtime from 'react/compiler-runtime'
import * as React from 'react'
import { describe, expect, it } from 'vitest'
import * as hooks from '../src/index.ts'
import { createReactGame } from './react-game.tsx'

function loadRuntime(name: string): unknown {
  if (name === 'react/compiler-runtime') return runtime
  throw new Error(`no ${name} is there`)
}

/** A component as the React Compiler makes it: what is computed from the same values is not computed again. */
function compileComponent(
  source: string,
  write?: (text: string) => void,
): React.FunctionComponent<{ readonly id: number }> {
  const compiled = transformSync(source, {
    filename: 'shown.js',
    configFile: false,
    babelrc: false,
    sourceType: 'script',
    plugins: [[compiler, { panicThreshold: 'all_errors' }]],
  })?.code
  if (!compiled?.includes('_c(')) throw new Error('nothing was compiled')
  const make = new Function('require', 'React', 'hooks', 'write', `${compiled}\nreturn Shown`)
  return make(loadRuntime, React, hooks, write)
}

const health = (current: number) => ({ Health: { current, max: 100 } })

describe('under the React Compiler', () => {
  it('[H80] components show what is new, and compute nothing again that is not', () => {
    const { server, frame, Provider } = createReactGame()
    for (const current of [10, 20]) server.spawn(health(current))
    frame()
    const Shown = compileComponent(`
      const { useComponent, useField, useEntities, useEntityCount, useFirst, useWorld, useSyncStats } = hooks
      const isHurt = ({ current }) => current < 15
      function Shown({ id }) {
        const health = useComponent(id, 'Health')
        const max = useField(id, 'Health', 'max')
        const all = useEntities({ all: ['Health'], values: ['Health'] })
        const hurt = useEntities({ where: { Health: isHurt } })
        const count = useEntityCount({ all: ['Health'] })
        const first = useFirst({ sort: [['Health', 'current', 'descending']] })
        const world = useWorld(({ world }) => world)
        const sum = useWorld(({ world }) => world.ids().reduce((sum, each) => sum + world.field(each, 'Health', 'current'), 0))
        const { messagesIn } = useSyncStats()
        const read = all.map((each) => world.field(each, 'Health', 'current')).join('+')
        return React.createElement('p', null,
          [health.current, max, read, hurt.length, count, first, sum, messagesIn].join(' '))
      }`)
    const { container } = render(<Shown id={1} />, { wrapper: Provider })
    expect(container.textContent).toBe('10 100 10+20 1 2 2 30 0')
    server.patch(1, 'Health', { current: 30 })
    frame()
    expect(container.textContent).toBe('30 100 30+20 0 2 1 50 0')
    server.patch(2, 'Health', { current: 5, max: 7 })
    server.spawn(health(1))
    frame()
    expect(container.textContent).toBe('30 100 30+5+1 2 3 1 36 0')
  })

  it('[H80] what is written without rendering goes on being written', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn(health(10))
    frame()
    const written: unknown[] = []
    const Shown = compileComponent(
      `
      const { useEntityEffect } = hooks
      function Shown({ id }) {
        useEntityEffect(id, 'Health', (health) => write(id + ': ' + health.current))
        return React.createElement('p', null, id)
      }`,
      (text) => written.push(text),
    )
    render(<Shown id={1} />, { wrapper: Provider })
    server.patch(1, 'Health', { current: 11 })
    frame()
    expect(written).toEqual(['1: 10', '1: 11'])
  })
})
