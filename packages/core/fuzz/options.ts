import { parseArgs } from 'node:util'

export interface FuzzOptions {
  readonly inputs: number
  /** The same seed gives the same inputs, however many workers share them. */
  readonly seed: number
  readonly workers: number
}

const HELP = `Throws damaged messages at every codec, and measures what they cost.

  npm run fuzz -- --inputs N --seed S --workers W

  --inputs   how many (200,000)
  --seed     any whole number (1): the same seed gives the same inputs
  --workers  how many processors share them (1)

Ends with 1 if anything but a LinkError was thrown, if a value did not come back as it was, if an input
took 50 times as long as others of its size, or 64 times its size in memory. What was found is kept in
packages/core/test/fixtures/fuzz, from where the unit tests and each further run replay it. Says every half
minute how far it is. Interrupted, it reports what it saw so far and ends with 130 if that is nothing.
`

/** What the arguments ask for, or words to print instead. */
export function readOptions(args: readonly string[]): FuzzOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        inputs: { type: 'string', default: '200000' },
        seed: { type: 'string', default: '1' },
        workers: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return HELP
    return {
      inputs: wholeNumber('inputs', values.inputs, 1, 1e10),
      seed: wholeNumber('seed', values.seed, 0, 0xffff_ffff),
      workers: wholeNumber('workers', values.workers, 1, 64),
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`
  }
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text.replaceAll(/[_,]/g, ''))
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new Error(`--${name} is a whole number from ${min} to ${max}, not ${text}`)
}
