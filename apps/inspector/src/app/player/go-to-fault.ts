import type { ExpectationState } from '../../engine/expectation.ts'
import type { Inspector } from './inspector.ts'

/** Goes to the moment that an expectation failed at, and selects what was farthest off there. */
export async function goToFault(
  { player, selected }: Inspector,
  { atMs, limit }: ExpectationState,
): Promise<void> {
  if (atMs === undefined) return
  await player.goTo(atMs)
  const stage = player.played.get()?.run.stage
  if (limit === undefined || stage === undefined) return
  const { farthest } = stage.clients[limit.client].measure
  if (farthest !== undefined) selected.set(farthest)
}
