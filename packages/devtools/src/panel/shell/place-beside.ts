/** Puts what floats beside its control, within the panel, as high as there is room. */
export function placeBeside(
  element: HTMLElement,
  control: HTMLElement,
  align: 'start' | 'end',
  side: 'below' | 'above',
): void {
  const panel = element.offsetParent
  if (!(panel instanceof Element)) return
  const within = panel.getBoundingClientRect()
  const box = control.getBoundingClientRect()
  if (side === 'below') {
    element.style.top = `${box.bottom - within.top + 4}px`
    element.style.maxHeight = `${Math.max(80, within.bottom - box.bottom - 12)}px`
  } else {
    element.style.bottom = `${within.bottom - box.top + 4}px`
    element.style.maxHeight = `${Math.max(80, box.top - within.top - 12)}px`
  }
  if (align === 'start') {
    // Last, since a scroll bar makes it wider; what is wider than its room begins before its control.
    const most = within.width - element.offsetWidth - 8
    element.style.left = `${Math.max(8, Math.min(most, box.left - within.left))}px`
  } else element.style.right = `${Math.max(8, within.right - box.right)}px`
}
