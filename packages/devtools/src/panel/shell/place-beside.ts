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
  if (align === 'start') element.style.left = `${Math.max(8, box.left - within.left)}px`
  else element.style.right = `${Math.max(8, within.right - box.right)}px`
  if (side === 'below') {
    element.style.top = `${box.bottom - within.top + 4}px`
    element.style.maxHeight = `${Math.max(80, within.bottom - box.bottom - 12)}px`
  } else {
    element.style.bottom = `${within.bottom - box.top + 4}px`
    element.style.maxHeight = `${Math.max(80, box.top - within.top - 12)}px`
  }
}
