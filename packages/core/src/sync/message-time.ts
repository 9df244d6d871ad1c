/** Bits of a message's id below its time. */
const SEQUENCE_BITS = 20n

/** The time of the message with this id, in ms; exact until the year 2527, when ids run out of bits. */
export function timestampOfMessage(id: bigint): bigint {
  return id >> SEQUENCE_BITS
}
