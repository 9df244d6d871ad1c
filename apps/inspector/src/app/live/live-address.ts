import { type InspectorConnection, connectInspector } from '@tx2-link/devtools/relay'
import { recall, remember } from '../state/remembered.ts'
import { Value } from '../state/value.ts'

const KEY = 'live-address'

/** The address that is looked at live, and the connection to it. */
export class LiveAddress {
  /** As typed, token included. */
  readonly url: Value<string>
  /** Undefined until one connects. */
  readonly connection = new Value<InspectorConnection | undefined>(undefined)
  readonly #connect: (url: string) => InspectorConnection

  constructor(connect: (url: string) => InspectorConnection = connectInspector) {
    this.#connect = connect
    this.url = new Value(recall(KEY) ?? '')
  }

  /** Leaves the old address; what goes wrong with the new one is told by its connection. */
  connect(url: string): void {
    const wanted = url.trim()
    remember(KEY, wanted)
    this.url.set(wanted)
    this.connection.get()?.close()
    this.connection.set(wanted === '' ? undefined : this.#connect(wanted))
  }

  disconnect(): void {
    this.connection.get()?.close()
    this.connection.set(undefined)
  }
}
