import type { LimiterProbeEvent, MessageProbeEvent, ProbeEvent, StateProbeEvent } from '../probe.ts'
import { formatBytes } from './format-bytes.ts'
import type { MessageReader } from './message-reader.ts'
import { counted, messageName, messageSummary } from './message-summary.ts'
import { printable } from './printable.ts'

/** Characters of one line. */
const MAX_LINE = 1_000

const millisecondsText = (milliseconds: number): string => `${Math.ceil(milliseconds * 10) / 10} ms`

/** An event in one line; with a reader, also what is in its message. */
export function traceLine(event: ProbeEvent, reader: MessageReader | undefined): string {
  const time = `${event.time.toFixed(1)} ms`
  return printable(`[tx2-link] ${time} ${event.link} ${inWords(event, reader)}`, MAX_LINE)
}

function inWords(event: ProbeEvent, reader: MessageReader | undefined): string {
  switch (event.type) {
    case 'message':
      return messageInWords(event, reader)
    case 'deferral': {
      const { messageType, reason, retryAfterMs } = event
      const wait = retryAfterMs === undefined ? '' : `, for ${millisecondsText(retryAfterMs)}`
      return `${messageType} has to wait: ${reason}${wait}`
    }
    case 'limiter':
      return limiterInWords(event)
    case 'state':
      return stateInWords(event)
    case 'warning':
      return `warning ${event.code}: ${event.text}`
  }
}

function stateInWords({ state, reason, closeCode }: StateProbeEvent): string {
  const named = closeCode === undefined ? state : `${state} (${closeCode})`
  return reason === undefined ? named : `${named}: ${reason}`
}

function messageInWords(event: MessageProbeEvent, reader: MessageReader | undefined): string {
  const arrow = event.direction === 'out' ? '→' : '←'
  const ticks = event.ticks > 1 ? `, ${event.ticks} ticks` : ''
  return `${arrow} ${summaryOf(event, reader)}${ticks}, ${formatBytes(event.bytes.length)}`
}

function summaryOf(event: MessageProbeEvent, reader: MessageReader | undefined): string {
  const message = reader?.read(event)
  if (typeof message === 'object') return messageSummary(message)
  const name = messageName(event.messageType, event.sequence)
  const count = sizeInWords(event)
  return [
    name,
    ...(count === undefined ? [] : [count]),
    ...(message === undefined ? [] : [`not read: ${message}`]),
  ].join(', ')
}

function sizeInWords({ messageType, changeCount }: MessageProbeEvent): string | undefined {
  if (messageType === 'delta') return counted(changeCount, 'change')
  return messageType === 'snapshot' ? counted(changeCount, 'entity', 'entities') : undefined
}

function limiterInWords(event: LimiterProbeEvent): string {
  const { direction, allowed, reason, bytes, config } = event
  const what = bytes === 0 && !allowed ? 'a message' : formatBytes(bytes)
  const verdict = allowed ? `lets ${what} through` : `refuses ${what}, by ${reason ?? 'its limits'}`
  const counts =
    config.algorithm === 'token-bucket'
      ? `lacks ${counted(event.messagesInBurst, 'token')} and ${formatBytes(event.bytesInWindow)}`
      : `holds ${counted(event.messagesInWindow, 'message')} and ${formatBytes(event.bytesInWindow)}, ${event.messagesInBurst} in 100 ms`
  return `${direction === 'in' ? 'inbound limiter' : 'limiter'} ${verdict}; it ${counts}`
}
