export interface KeyGroup {
  readonly title: string
  readonly keys: readonly { readonly what: string; readonly keys: readonly string[] }[]
}

/** All keys of the panel, for the list that `?` opens. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Anywhere in the panel',
    keys: [
      { what: 'Open or close the panel', keys: ['Ctrl', '~'] },
      { what: 'Record or pause', keys: ['Ctrl', 'E'] },
      { what: 'Clear', keys: ['Ctrl', 'K'] },
      { what: 'Filter', keys: ['/'] },
      { what: 'Previous, next message', keys: ['Ctrl', '↑', '↓'] },
      { what: 'Go to the baseline', keys: ['B'] },
      { what: 'Go to the ack', keys: ['A'] },
      { what: 'Messages, World, Limits', keys: ['1', '2', '3'] },
      { what: 'Deselect, clear the brush', keys: ['Esc'] },
      { what: 'These keys', keys: ['?'] },
    ],
  },
  {
    title: 'List',
    keys: [
      { what: 'Previous, next', keys: ['↑', '↓'] },
      { what: 'A page up, down', keys: ['PgUp', 'PgDn'] },
      { what: 'First message', keys: ['Home'] },
      { what: 'Follow what comes', keys: ['End'] },
    ],
  },
  {
    title: 'Tree',
    keys: [
      { what: 'Fold, unfold', keys: ['←', '→'] },
      { what: 'Toggle', keys: ['Enter'] },
    ],
  },
  {
    title: 'Overview',
    keys: [
      { what: 'Brush five seconds', keys: ['Enter'] },
      { what: 'Move the brush or an end', keys: ['←', '→'] },
      { what: 'Clear the brush', keys: ['Del'] },
      { what: 'Zoom', keys: ['+', '−'] },
    ],
  },
]
