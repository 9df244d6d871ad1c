import { describe, expect, it } from 'vitest'
import { cleanPlayerName } from '../../src/game/player-name.ts'
import { checkPlayerName } from '../../src/client/player-name.ts'

describe('checkPlayerName', () => {
  it('takes 1 to 16 characters and drops the space around them', () => {
    expect(checkPlayerName('  Brakka ')).toEqual({ ok: true, name: 'Brakka' })
    expect(checkPlayerName('x'.repeat(16)).ok).toBe(true)
    expect(checkPlayerName('😀'.repeat(16)).ok).toBe(true)
  })

  it('says what is wrong with a name that it does not take', () => {
    expect(checkPlayerName('   ')).toMatchObject({ reason: 'A name has at least one character.' })
    expect(checkPlayerName('x'.repeat(17))).toMatchObject({
      reason: 'A name has at most 16 characters, this one has 17.',
    })
    expect(checkPlayerName('a\u202Eb')).toMatchObject({
      reason: 'A name has visible characters only.',
    })
  })

  it('takes exactly the names that the server takes', () => {
    for (const typed of [
      '',
      'a',
      ' a ',
      'x'.repeat(80),
      'tab\tbed',
      '__proto__',
      'Ä ö',
      '\u0000',
    ]) {
      expect(checkPlayerName(typed).ok).toBe(cleanPlayerName(typed) !== undefined)
    }
  })
})
