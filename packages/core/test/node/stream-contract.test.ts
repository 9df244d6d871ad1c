import { Duplex } from 'node:stream'
import { afterAll } from 'vitest'
import { connectStream, wrapStream } from '../../src/node/index.ts'
import { describeTransportContract } from '../transport/contract.ts'
import { connectedStreams, socketFolder, unusedPort } from './stream-harness.ts'

const folder = socketFolder()
afterAll(() => folder.dispose())

let paths = 0
function freshPath(): string {
  paths += 1
  return folder.path(`${paths}.sock`)
}

describeTransportContract('a TCP stream', {
  createPair: () => connectedStreams({ port: 0 }),
  canBreak: true,
  createRefused: async () => connectStream({ port: await unusedPort() }),
})

describeTransportContract("a Unix socket's stream", {
  createPair: () => connectedStreams({ path: freshPath() }),
  canBreak: true,
  createRefused: async () => connectStream({ path: freshPath() }),
})

/** Two streams within this process: what one writes the other reads a little later. */
function duplexPair(): [Duplex, Duplex] {
  const ends: Duplex[] = [0, 1].map(
    (index) =>
      new Duplex({
        read() {},
        write(chunk: Uint8Array, _encoding, done) {
          setImmediate(() => {
            ends[1 - index]!.push(chunk)
            done()
          })
        },
        final(done) {
          ends[1 - index]!.push(null)
          done()
        },
        destroy(error, done) {
          ends[1 - index]!.push(null)
          done(error)
        },
      }),
  )
  return [ends[0]!, ends[1]!]
}

describeTransportContract('a stream of this process', {
  canBreak: true,
  createPair: async () => {
    const [here, there] = duplexPair()
    return {
      near: wrapStream(here),
      far: wrapStream(there),
      breakFar: () => there.destroy(),
      dispose: async () => {},
    }
  },
})
