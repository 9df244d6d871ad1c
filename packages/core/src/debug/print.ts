import { isNodeLike } from './surroundings.ts'

/** To standard error in Node, since standard output may carry messages, and to the console of a page. */
export function printToConsole(line: string): void {
  if (isNodeLike(globalThis)) console.error(line)
  else console.log(line)
}
