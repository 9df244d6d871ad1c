import { useEntities } from './hooks.ts'

const hasWon = ({ points }: { points: number }) => points >= 10

export function useHurtWinners() {
  return useEntities({
    all: ['Position', 'Health'], // every one of these
    any: ['Name', 'Bag'], // one of these at least
    none: ['Hidden'], // and not one of these
    where: {
      Health: { current: { above: 0, atMost: 50 }, max: 100 }, // also not, oneOf, below, atLeast
      Score: hasWon, // a function of the component, the same one in each render
    },
    sort: [
      ['Score', 'points', 'descending'],
      ['Name', 'value'], // then by id; who lacks a value comes last
    ],
    limit: 10,
    values: ['Score'], // another list, and a render, also when these change in it
  })
}
