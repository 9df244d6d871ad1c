interface KeyEntry {
  readonly keys: readonly string[]
  readonly does: string
}

export interface KeyGroup {
  readonly title: string
  readonly entries: readonly KeyEntry[]
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    entries: [
      { keys: ['/'], does: 'Search stories' },
      { keys: ['Space'], does: 'Play or pause' },
      { keys: ['.'], does: 'One step of 20 ms' },
      { keys: ['r'], does: 'Restart' },
      { keys: ['d'], does: 'Show or hide the wire panel' },
      { keys: ['?'], does: 'This list' },
    ],
  },
  {
    title: 'In the list of stories',
    entries: [
      { keys: ['↑', '↓'], does: 'Story before or after' },
      { keys: ['←', '→'], does: 'Fold or unfold a group' },
      { keys: ['Enter'], does: 'Open the story' },
    ],
  },
  {
    title: 'In a client’s world',
    entries: [
      { keys: ['n', 'p'], does: 'Select the next or previous entity' },
      { keys: ['Esc'], does: 'Select none' },
      { keys: ['+', '−'], does: 'Zoom; so does the wheel' },
      { keys: ['0'], does: 'Show all' },
      { keys: ['↑', '↓', '←', '→'], does: 'Move; so does dragging' },
    ],
  },
  {
    title: 'On a minimap',
    entries: [
      { keys: ['n', 'p'], does: 'Select the next or previous body' },
      { keys: ['Esc'], does: 'Select none' },
    ],
  },
]
