/** What the game server tells the launcher once it can be reached. */
export interface HostMessage {
  readonly type: 'listening'
  readonly port: number
  readonly url: string
  /** Where devtools look at its clients' links, token included; undefined where nobody may. */
  readonly inspectUrl: string | undefined
}

/** Whether what came over the channel between the processes is such a message. */
export function isHostMessage(message: unknown): message is HostMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'listening' &&
    'port' in message &&
    typeof message.port === 'number' &&
    'url' in message &&
    typeof message.url === 'string' &&
    (!('inspectUrl' in message) || typeof message.inspectUrl === 'string')
  )
}
