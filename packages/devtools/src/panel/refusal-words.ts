import { RefusalCode } from '@tx2-link/core'

const NAMES: ReadonlyMap<number, string> = new Map([
  [RefusalCode.refused, 'by the game'],
  [RefusalCode.unknownEntity, 'unknown entity'],
  [RefusalCode.schemaMismatch, 'schema mismatch'],
  [RefusalCode.tooLarge, 'too large'],
  [RefusalCode.invalidValue, 'invalid value'],
  [RefusalCode.foreignEntity, 'foreign entity'],
  [RefusalCode.failed, 'failed to judge'],
  [RefusalCode.closing, 'closing'],
])

/** What the code of a refusal means, in a word or two. */
export function refusalName(code: number): string {
  return NAMES.get(code) ?? 'by the application'
}
