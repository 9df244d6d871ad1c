import { RefusalCode, connect } from '@tx2-link/core'
import { arenaSchema } from '../game/schema.ts'
import { Avatar } from './avatar.ts'

/** One for the page: what the reader is in the game outlives every connection. */
export const avatar = new Avatar()

/** The link to the server that served this page. */
export const link = connect(linkUrl(window.location), {
  schema: arenaSchema,
  onJoin: (own) => avatar.granted(own),
  // A server that closes says so as well, which is no answer to anything.
  onError: (code, message) => {
    if (code !== RefusalCode.closing) avatar.refused(message)
  },
})

function linkUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/link`
}
