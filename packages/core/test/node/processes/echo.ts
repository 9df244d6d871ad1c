// Sends back over its standard output what comes over its standard input, until that closes.
import { wrapStream } from '../../../src/node/index.ts'

const transport = wrapStream({ input: process.stdin, output: process.stdout })
transport.listen({
  message: (bytes) => {
    if (bytes.length === 1 && bytes[0] === 1) transport.close({ code: 4001, text: 'as you wish' })
    else if (bytes.length === 1 && bytes[0] === 3) process.exit(3)
    else transport.send(bytes)
  },
  close: ({ code, text }) => process.stderr.write(`closed: ${code} ${text}\n`),
})
