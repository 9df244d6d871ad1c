import v8, { GCProfiler } from 'node:v8'

/**
 * How many bytes of memory a call takes at its peak beyond what was taken before, with all that it
 * leaves to be collected. Between two collections memory only grows, so the peaks are the ends of
 * those stretches.
 */
export function peakBytesOf(call: () => void): number {
  const quick = measure(call)
  if (quick.collections === 0) return quick.peak
  // What was collected meanwhile hides what was made. So begin with nothing left to collect.
  collectGarbage()
  return measure(call).peak
}

function measure(call: () => void): { readonly peak: number; readonly collections: number } {
  const profiler = new GCProfiler()
  const before = usedBytes(v8.getHeapStatistics())
  profiler.start()
  call()
  const after = usedBytes(v8.getHeapStatistics())
  const { statistics } = profiler.stop()
  let peak = after
  for (const { beforeGC } of statistics) {
    const { usedHeapSize, externalMemory } = beforeGC.heapStatistics
    peak = Math.max(peak, usedHeapSize + externalMemory)
  }
  return { peak: peak - before, collections: statistics.length }
}

function usedBytes(statistics: v8.HeapInfo): number {
  return statistics.used_heap_size + statistics.external_memory
}

function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc')
  globalThis.gc()
}
