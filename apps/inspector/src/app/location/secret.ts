/** An address without its query, where the token is: a page's link is passed on more easily than one thinks. */
export function withoutToken(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? ''
}

/** The address as this browser knows it, token included, if it is the one that is asked for. */
export function withToken(asked: string, known: string): string {
  return asked === withoutToken(asked) && asked === withoutToken(known) ? known : asked
}
