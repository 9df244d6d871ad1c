import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { JoinDialog } from '../../../src/client/dialogs/join-dialog.tsx'
import { render } from '../render.tsx'

function open(name = '') {
  const onPlay = vi.fn<(name: string) => void>()
  const onWatch = vi.fn<() => void>()
  const page = render(<JoinDialog name={name} onPlay={onPlay} onWatch={onWatch} />)
  ends.push(page.end)
  const input = page.container.querySelector('input')!
  return {
    onPlay,
    onWatch,
    input,
    text: page.text,
    dialog: page.container.querySelector('dialog')!,
    type: (typed: string) =>
      act(() => {
        // React listens to the element's own value setter.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(
          input,
          typed,
        )
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    submit: () =>
      act(() => {
        const form = page.container.querySelector('form')!
        form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
      }),
  }
}

const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
})

describe('JoinDialog', () => {
  it('plays under the name that was typed, without the space around it', () => {
    const { type, submit, onPlay } = open()
    type(' Brakka ')
    submit()
    expect(onPlay.mock.calls).toEqual([['Brakka']])
  })

  it('says what is wrong with a name instead of playing, until it is changed', () => {
    const { type, submit, onPlay, text, input } = open()
    submit()
    expect(onPlay).not.toHaveBeenCalled()
    expect(text()).toContain('A name has at least one character.')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    type('B')
    expect(text()).not.toContain('at least one')
    expect(input.getAttribute('aria-invalid')).toBe('false')
  })

  it('watches on Escape', () => {
    const { dialog, onWatch } = open()
    const cancel = new Event('cancel', { cancelable: true })
    act(() => void dialog.dispatchEvent(cancel))
    expect(onWatch).toHaveBeenCalledOnce()
    expect(cancel.defaultPrevented).toBe(true)
  })

  it('is modal, and offers the name of before', () => {
    const { dialog, input } = open('Brakka')
    expect(dialog.open).toBe(true)
    expect(input.value).toBe('Brakka')
  })
})
