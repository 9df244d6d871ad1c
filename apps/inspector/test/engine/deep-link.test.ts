import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choice, number, seed, text, toggle } from '../../src/engine/args.ts'
import { formatDeepLink, parseDeepLink } from '../../src/engine/deep-link.ts'
import { defineStory } from '../../src/engine/define-story.ts'
import { schema } from '../../src/stories/scenes/schema.ts'

const story = defineStory({
  id: 'many-args',
  group: 'Test',
  title: 'Many args',
  description: 'For tests.',
  schema,
  firstSource: 'client-a',
  args: {
    bots: number({ default: 40, min: 1, max: 500, step: 1 }),
    loss: number({ default: 0, min: 0, max: 1, step: 0.01 }),
    tickRate: choice([10, 20], { default: 20 }),
    isCalm: toggle({ default: false }),
    label: text({ default: '' }),
    seed: seed({ default: 1 }),
  },
  steps: {},
  scene: () => ({
    tickRate: 20,
    format: 'msgpack',
    extent: 1,
    populate: () => {},
    move: () => {},
  }),
  play: async () => {},
  expectations: [],
})
const stories = [story]

describe('a deep link', () => {
  it('names the story and the args that differ from their defaults', () => {
    expect(formatDeepLink(story)).toBe('?story=many-args')
    expect(formatDeepLink(story, { bots: 40, loss: 0.05, isCalm: true })).toBe(
      '?story=many-args&args=loss:0.05;isCalm:true',
    )
  })

  it('is read with values of the right types', () => {
    expect(
      parseDeepLink('?story=many-args&args=bots:7;tickRate:10;isCalm:true;seed:99', stories),
    ).toEqual({ story, args: { bots: 7, tickRate: 10, isCalm: true, seed: 99 }, problems: [] })
  })

  it('says again what was said, whatever the text holds', () => {
    fc.assert(
      fc.property(
        fc.record({
          bots: fc.integer({ min: 1, max: 500 }),
          loss: fc.double({ min: 0, max: 1, noNaN: true }),
          tickRate: fc.constantFrom(10, 20),
          isCalm: fc.boolean(),
          label: fc.string({ unit: 'grapheme', maxLength: 20 }),
          seed: fc.integer({ min: 0, max: 0xffff_ffff }),
        }),
        (args) => {
          const link = parseDeepLink(formatDeepLink(story, args), stories)
          const defaults = { bots: 40, loss: 0, tickRate: 20, isCalm: false, label: '', seed: 1 }
          expect(link?.problems).toEqual([])
          expect({ ...defaults, ...link?.args }).toEqual(args)
        },
      ),
    )
  })

  it('keeps what fits and says what does not', () => {
    const link = parseDeepLink(
      '?story=many-args&args=bots:0;loss:x;tickRate:11;isCalm:yes;ghosts:3;seed;label:ok',
      stories,
    )
    expect(link?.args).toEqual({ label: 'ok' })
    expect(link?.problems).toEqual([
      'bots must be a number from 1 to 500',
      'loss must be a number from 0 to 1',
      'tickRate must be one of 10, 20',
      'isCalm must be true or false',
      'ghosts is no arg of this story',
      'seed must be a whole number from 0 to 4294967295',
    ])
  })

  it('takes names from its reader for names and nothing more', () => {
    const link = parseDeepLink('?story=many-args&args=__proto__:1;constructor:2;bots:%', stories)
    expect(link?.args).toEqual({})
    expect(link?.problems).toHaveLength(3)
  })

  it('is none when it names no story that there is', () => {
    for (const query of ['', '?', '?story=', '?story=other', '?args=bots:3', '?story=%E0%A4%A']) {
      expect(parseDeepLink(query, stories)).toBeUndefined()
    }
  })
})
