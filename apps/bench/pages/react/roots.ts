/**
 * Where components are mounted that are measured up to their commit: the layout and style of what they
 * show costs more than they do, and the same whatever they are built on.
 */
export function hiddenRoot(): Element {
  const root = document.body.appendChild(document.createElement('div'))
  root.hidden = true
  return root
}

/** Where a person would see them. */
export function boardRoot(): Element {
  const root = document.body.appendChild(document.createElement('div'))
  root.className = 'board'
  return root
}
