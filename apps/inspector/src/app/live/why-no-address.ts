/** Why a text is no address that one can connect to, in words; undefined when it is one. */
export function whyNoAddress(text: string): string | undefined {
  const wanted = text.trim()
  if (wanted === '') return 'Type the address that the server printed.'
  if (!URL.canParse(wanted)) return 'This is no address: it begins with ws:// or wss://.'
  const { protocol } = new URL(wanted)
  return protocol === 'ws:' || protocol === 'wss:'
    ? undefined
    : `An inspector is at ws:// or wss://, not at ${protocol}//.`
}
