import { LinkError, LinkErrorCode } from '@tx2-link/core'
import {
  type NetworkChange,
  type NetworkModel,
  type NetworkSettings,
  PERFECT_NETWORK,
} from '@tx2-link/core'
import { Listeners } from './listeners.ts'
import { NETWORK_PRESETS, type NetworkPresetId } from './network-presets.ts'
import type { StageNetwork } from './stage.ts'

/** A client's network, by presets or by hand. */
export class ClientNetwork implements StageNetwork {
  readonly model: NetworkModel
  readonly #listeners = new Listeners()
  #preset: NetworkPresetId | undefined

  constructor(model: NetworkModel, initial: NetworkPresetId | Partial<NetworkSettings>) {
    this.model = model
    if (typeof initial === 'string') this.use(initial)
    else this.set(initial)
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener)

  get preset(): NetworkPresetId | undefined {
    return this.#preset
  }

  get there(): NetworkSettings {
    return this.model.there
  }

  get back(): NetworkSettings {
    return this.model.back
  }

  get isOffline(): boolean {
    return this.model.isOffline
  }

  use(id: NetworkPresetId): void {
    const preset = NETWORK_PRESETS.find((candidate) => candidate.id === id)
    if (preset === undefined) {
      throw new LinkError(LinkErrorCode.invalidValue, `there is no network preset ${id}`)
    }
    this.model.change({ ...PERFECT_NETWORK, ...preset.settings })
    this.#preset = id
    this.#listeners.tell()
  }

  set(settings: NetworkChange): void {
    this.model.change(settings)
    this.#preset = undefined
    this.#listeners.tell()
  }

  cut(): void {
    this.model.cut()
  }

  goOffline(): void {
    this.model.goOffline()
    this.#listeners.tell()
  }

  goOnline(): void {
    this.model.goOnline()
    this.#listeners.tell()
  }
}
