const encoder = new TextEncoder()

/**
 * The bytes of what a WebSocket delivered, in memory that nobody else uses; text becomes UTF-8.
 * Undefined for what is neither text nor bytes. A view into a larger buffer is copied: that may be
 * a pool which is written again, and a small message would keep the whole of it alive.
 */
export function messageBytes(data: unknown): Uint8Array | undefined {
  if (typeof data === 'string') return encoder.encode(data)
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  if (ArrayBuffer.isView(data)) return ownBytes(data)
  if (Array.isArray(data)) return joinFragments(data)
  return undefined
}

function ownBytes(view: ArrayBufferView): Uint8Array {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  return view.byteLength === view.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

function joinFragments(fragments: readonly unknown[]): Uint8Array | undefined {
  let length = 0
  for (const fragment of fragments) {
    if (!ArrayBuffer.isView(fragment)) return undefined
    length += fragment.byteLength
  }
  const joined = new Uint8Array(length)
  let offset = 0
  for (const fragment of fragments) {
    if (!ArrayBuffer.isView(fragment)) return undefined
    joined.set(new Uint8Array(fragment.buffer, fragment.byteOffset, fragment.byteLength), offset)
    offset += fragment.byteLength
  }
  return joined
}
