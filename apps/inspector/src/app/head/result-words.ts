import type { RunState } from '../../engine/run.ts'
import { count } from '../format.ts'

/** How a run ended, in a sentence; '' while it goes on. */
export function resultWords(title: string, { status, expectations, error }: RunState): string {
  switch (status) {
    case 'ready':
    case 'running':
      return ''
    case 'broken':
      return `${title} broke: ${error ?? 'it does not say why'}`
    case 'passed':
      return `${title} passed: ${count(expectations.length, 'expectation holds', 'expectations hold')}`
    case 'failed': {
      const failed = expectations.filter((expectation) => expectation.status === 'failed')
      const names = failed.map(({ name, saw }) => `${name}, saw ${saw}`).join('; ')
      return `${title} failed: ${names}`
    }
  }
}
