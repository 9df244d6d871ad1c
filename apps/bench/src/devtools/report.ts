import type { PanelReport } from './measure-panel.ts'

const MEBIBYTE = 1024 * 1024

export function printReport({ rates, full, filters, gzipBytes }: PanelReport): string {
  const lines = [
    'Panel over traffic of which nine tenths are deltas of 20 changes, 1440x900, production build',
    '',
    'messages/s   busy closed   busy open   frames/s closed   frames/s open   longest frame ms',
    ...rates.map((rate) =>
      [
        String(rate.perSecond).padStart(10),
        percent(rate.busyClosed).padStart(11),
        percent(rate.busyOpen).padStart(9),
        rate.framesClosed.toFixed(1).padStart(15),
        rate.framesOpen.toFixed(1).padStart(13),
        rate.longestFrameMs.toFixed(0).padStart(16),
      ].join('   '),
    ),
    '',
    `recorder full: ${full.kept} messages in ${mebibytes(full.recorderBytes)};`,
    `  heap and buffers ${mebibytes(full.heapBefore)} empty, ${mebibytes(full.heapFull)} full`,
    '',
    ...filters.map(({ filter, ms }) => `100,000 small messages by ${filter}: ${ms.toFixed(0)} ms`),
    '',
    `panel, recorder, React and the feed: ${(gzipBytes / 1000).toFixed(1)} kB gzip`,
  ]
  return lines.join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function mebibytes(bytes: number): string {
  return `${(bytes / MEBIBYTE).toFixed(1)} MiB`
}
