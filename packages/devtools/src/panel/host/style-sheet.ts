/**
 * Gives a shadow root the panel's one static sheet. A constructed sheet needs no nonce under a
 * Content-Security-Policy; where the browser cannot share one, a style element takes its place.
 */
export function adoptStyles(root: ShadowRoot, css: string, nonce: string | undefined): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    const element = document.createElement('style')
    if (nonce !== undefined) element.nonce = nonce
    element.textContent = css
    root.append(element)
  }
}
