import { MemoryTransport, SyncManager, createRateLimiter } from '@tx2-link/core'

// 60 messages a second on average, and up to 10 at once.
const rateLimit = { algorithm: 'token-bucket', maxMessagesPerSecond: 60, burstSize: 10 } as const
const [here] = MemoryTransport.createPair()
const manager = new SyncManager(here, { rateLimit })
console.log(manager.rateLimiter?.allowance()) // { messages: 10, bytes: 10485760, retryAfterMs: 0 }
manager.rateLimiter?.setConfig({ burstSize: 20 }) // while it runs

const limiter = createRateLimiter({ maxBytesPerSecond: 1_000 }) // for anything else; a sliding window
limiter.checkAndRecord(900)
console.log(limiter.check(101)) // { ok: false, reason: 'bytes', retryAfterMs: 1000 }, or a little less
