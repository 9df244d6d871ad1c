import type { MessageProbeEvent, ProbeEvent } from '@tx2-link/core'

/*
 * A relay tells a peer's probe events as they are, but for two things that a recorder must know.
 *
 * Keyframes: a `message` event of type snapshot with `synthetic: true` is the server's whole world
 * at its last tick, which nobody was sent. It comes before the first event of a peer, behind each
 * hole, and when it was asked for. It is left out of rates, totals, lists and marks.
 *
 * Holes: a warning for which `isHole` is true stands where events are missing. What follows does
 * not lead on from what came before: whoever walks along a recording takes up the keyframe behind
 * the hole, however near it is.
 */

/** A keyframe: an outgoing snapshot by its looks, that never went over the observed wire. */
export type SyntheticMessage = Extract<ProbeEvent, MessageProbeEvent> & {
  readonly synthetic: true
}

export function isSynthetic(event: ProbeEvent): event is SyntheticMessage {
  return event.type === 'message' && 'synthetic' in event && event.synthetic === true
}

/** Codes of the warnings for holes: the inspector read too slowly, or was cut off for a while. */
export const RelayWarning = { dropped: 'relay-dropped', lost: 'relay-lost' } as const

/** Whether events are missing between those before this one and those after it. */
export function isHole(event: ProbeEvent): boolean {
  if (event.type !== 'warning') return false
  return event.code === RelayWarning.dropped || event.code === RelayWarning.lost
}
