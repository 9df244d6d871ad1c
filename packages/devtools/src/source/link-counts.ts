/**
 * What a link counts, by the names that core's `LinkStats` and `SyncStats` give; these say what each is.
 * The relay sends them in this order: append, never reorder.
 */
export const LINK_COUNTS = [
  'messagesOut',
  'bytesOut',
  'messagesIn',
  'bytesIn',
  'syncCount',
  'deferrals',
  'coalesced',
  'resends',
  'gaps',
  'repairs',
  'resyncs',
  'duplicates',
  'refusals',
  'errorCount',
  'closes',
  'reconnects',
] as const

export type LinkCountName = (typeof LINK_COUNTS)[number]

/** What a link has counted since it was made, whether or not it was recorded. */
export type LinkCounts = Readonly<Record<LinkCountName, number>>

/** The counts among a link's figures. */
export function countsOf(stats: LinkCounts): LinkCounts {
  return byName((name) => stats[name])
}

/** The same of a sync manager, which counts its attempts to connect again. */
export function countsOfManager(
  stats: Omit<LinkCounts, 'reconnects'> & { readonly reconnectAttempts: number },
): LinkCounts {
  return byName((name) => (name === 'reconnects' ? stats.reconnectAttempts : stats[name]))
}

/** Counts that are read one after another, in their order. */
export function byName(read: (name: LinkCountName) => number): LinkCounts {
  return {
    messagesOut: read('messagesOut'),
    bytesOut: read('bytesOut'),
    messagesIn: read('messagesIn'),
    bytesIn: read('bytesIn'),
    syncCount: read('syncCount'),
    deferrals: read('deferrals'),
    coalesced: read('coalesced'),
    resends: read('resends'),
    gaps: read('gaps'),
    repairs: read('repairs'),
    resyncs: read('resyncs'),
    duplicates: read('duplicates'),
    refusals: read('refusals'),
    errorCount: read('errorCount'),
    closes: read('closes'),
    reconnects: read('reconnects'),
  }
}
