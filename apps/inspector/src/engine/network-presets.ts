import type { NetworkSettings } from '@tx2-link/core'

export type NetworkPresetId =
  | 'perfect'
  | 'lan'
  | 'broadband'
  | 'mobile'
  | 'bad-mobile'
  | 'satellite'

export interface NetworkPreset {
  readonly id: NetworkPresetId
  readonly label: string
  /** Both directions; what is not named is as in a perfect network. */
  readonly settings: Partial<NetworkSettings>
}

/** Networks as players have them; latencies are one way. */
export const NETWORK_PRESETS: readonly NetworkPreset[] = [
  { id: 'perfect', label: 'Perfect', settings: {} },
  { id: 'lan', label: 'LAN', settings: { latencyMs: 1, jitterMs: 0.5 } },
  {
    id: 'broadband',
    label: 'Broadband',
    settings: { latencyMs: 15, jitterMs: 5, loss: 0.001, bandwidth: 2_500_000 },
  },
  {
    id: 'mobile',
    label: 'Mobile',
    settings: { latencyMs: 45, jitterMs: 25, loss: 0.01, bandwidth: 750_000 },
  },
  {
    id: 'bad-mobile',
    label: 'Bad mobile',
    settings: { latencyMs: 80, jitterMs: 60, loss: 0.05, bandwidth: 60_000, queueBytes: 32_768 },
  },
  {
    id: 'satellite',
    label: 'Satellite',
    settings: { latencyMs: 280, jitterMs: 20, loss: 0.005, bandwidth: 250_000 },
  },
]
