const LOOK_EVERY_MS = 50
const GIVE_UP_MS = 30_000

/** Looks again and again until what is read is as wanted; fails with what was seen last. */
export async function until<Value>(
  read: () => Promise<Value>,
  wanted: RegExp | ((value: Value) => boolean),
): Promise<Value> {
  const isWanted = wanted instanceof RegExp ? (value: Value) => wanted.test(String(value)) : wanted
  const giveUpAt = Date.now() + GIVE_UP_MS
  for (;;) {
    const value = await read()
    if (isWanted(value)) return value
    if (Date.now() > giveUpAt) throw new Error(`wanted ${wanted}, saw ${String(value)}`)
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS)
    })
  }
}
