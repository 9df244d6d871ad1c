/** Where a stream's listener is: a TCP port of a host, or a path of this machine's (a named pipe on Windows). */
export type StreamAddress =
  | { readonly port: number; readonly host?: string }
  | { readonly path: string }

/** An address as Node wants it; a host that is not given is this machine alone. */
export function nodeAddress(at: StreamAddress): { port: number; host: string } | { path: string } {
  return 'path' in at ? { path: at.path } : { port: at.port, host: at.host ?? '127.0.0.1' }
}

export function addressText(at: StreamAddress): string {
  return 'path' in at ? at.path : `${at.host ?? '127.0.0.1'}:${at.port}`
}
