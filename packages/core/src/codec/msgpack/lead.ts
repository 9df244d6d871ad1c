/** The first byte of a MessagePack value says what it is; ranges are named by where they begin. */
export const lead = {
  fixmap: 0x80,
  fixarray: 0x90,
  fixstr: 0xa0,
  nil: 0xc0,
  reserved: 0xc1,
  false: 0xc2,
  true: 0xc3,
  bin8: 0xc4,
  bin16: 0xc5,
  bin32: 0xc6,
  ext8: 0xc7,
  ext16: 0xc8,
  ext32: 0xc9,
  float32: 0xca,
  float64: 0xcb,
  uint8: 0xcc,
  uint16: 0xcd,
  uint32: 0xce,
  uint64: 0xcf,
  int8: 0xd0,
  int16: 0xd1,
  int32: 0xd2,
  int64: 0xd3,
  fixext1: 0xd4,
  fixext16: 0xd8,
  str8: 0xd9,
  str16: 0xda,
  str32: 0xdb,
  array16: 0xdc,
  array32: 0xdd,
  map16: 0xde,
  map32: 0xdf,
  negativeFixint: 0xe0,
} as const

function isFixint(byte: number): boolean {
  return byte < lead.fixmap || byte >= lead.negativeFixint
}

export function isUnsigned(byte: number): boolean {
  return byte < lead.fixmap || (byte >= lead.uint8 && byte <= lead.uint64)
}

export function isMap(byte: number): boolean {
  return (byte >= lead.fixmap && byte < lead.fixarray) || byte === lead.map16 || byte === lead.map32
}

export function isArray(byte: number): boolean {
  return (
    (byte >= lead.fixarray && byte < lead.fixstr) || byte === lead.array16 || byte === lead.array32
  )
}

export function isBinary(byte: number): boolean {
  return byte >= lead.bin8 && byte <= lead.bin32
}

export function isText(byte: number): boolean {
  return (byte >= lead.fixstr && byte < lead.nil) || (byte >= lead.str8 && byte <= lead.str32)
}

/** How many bytes follow a scalar's first, or undefined for what is none. */
export function scalarLength(byte: number): number | undefined {
  if (isFixint(byte) || byte === lead.nil || byte === lead.false || byte === lead.true) return 0
  if (byte >= lead.uint8 && byte <= lead.int64) return 1 << ((byte - lead.uint8) & 3)
  if (byte === lead.float32) return 4
  if (byte === lead.float64) return 8
  return undefined
}
