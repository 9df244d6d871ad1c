// Listens at the path or port that it is given and sends back what comes. Says where it listens.
import { listenStream } from '../../../src/node/index.ts'

const [where = ''] = process.argv.slice(2)
const at = /^\d+$/.test(where) ? { port: Number(where) } : { path: where }
const { address } = await listenStream(at, (transport) => {
  transport.listen({ message: (bytes) => transport.send(bytes) })
})
process.stderr.write(`listens: ${JSON.stringify(address)}\n`)
