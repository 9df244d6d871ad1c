import type { RefusalCode } from '@tx2-link/core'

export interface Refusal {
  readonly code: RefusalCode
  readonly text: string
}
