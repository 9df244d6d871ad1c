import { explain, type Explanation } from '@tx2-link/core'
import { useMemo } from 'react'
import type { MessageRecord } from '../../recording/message-record.ts'
import type { Recorder } from '../../recording/recorder.ts'

/** The selected message with its bytes; a copy, so that it stays readable when it is evicted. */
export interface ExplainedMessage {
  readonly record: MessageRecord
  readonly bytes: Uint8Array
  /** Undefined when the bytes cannot be read. */
  readonly explanation: Explanation | undefined
  /** Why not. */
  readonly failure: string | undefined
}

/** Decodes one message, when it is shown. Undefined when it is not kept any more. */
export function useExplained(
  recorder: Recorder,
  index: number | undefined,
): ExplainedMessage | undefined {
  return useMemo(() => {
    if (index === undefined) return undefined
    const record = recorder.record(index)
    const bytes = recorder.bytes(index)?.slice()
    if (record === undefined || bytes === undefined) return undefined
    if (record.format === undefined) {
      return { record, bytes, explanation: undefined, failure: 'This format cannot be read here' }
    }
    try {
      return { record, bytes, explanation: explain(bytes, record.format), failure: undefined }
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      return { record, bytes, explanation: undefined, failure }
    }
  }, [recorder, index])
}
