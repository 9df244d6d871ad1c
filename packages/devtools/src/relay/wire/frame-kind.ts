/** What a server's frame is. */
export const FrameKind = { welcome: 1, peers: 2, event: 3, dropped: 4, reply: 5 } as const

/** What an inspector's frame asks for. */
export const CommandKind = { watch: 1, unwatch: 2, keyframe: 3, setRateLimit: 4 } as const
