import { LinkError, LinkErrorCode } from '../error.ts'
import { isEntityId, MAX_ENTITY_ID } from '../protocol/ids.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { WriteObserver } from './write-observer.ts'

export interface WorldOptions {
  /** First of the ids that spawn gives out by itself; 1 unless told. */
  readonly firstId?: EntityId
  /** Last of the ids that spawn gives out by itself; 4,294,967,295 unless told. */
  readonly lastId?: EntityId
  /** Living entities at the most; 1,048,576 unless told. */
  readonly maxEntities?: number
  /** Changes remembered of each component, a power of two; 65,536 unless told. 12 bytes each. */
  readonly journalCapacity?: number
  /** Removed entities remembered, a power of two; 65,536 unless told. 8 bytes each. */
  readonly tombstoneCapacity?: number
  /** Ticks whose times are remembered, a power of two; 65,536 unless told. 8 bytes each. */
  readonly tickCapacity?: number
  /** Told of each write. A world that has one remembers no changes: `visitChanges` reaches back to no tick. */
  readonly observer?: WriteObserver | undefined
}

export interface WorldSettings extends Required<Omit<WorldOptions, 'observer'>> {
  readonly observer: WriteObserver | undefined
}

const DEFAULT_WORLD_SETTINGS: WorldSettings = {
  firstId: 1,
  lastId: MAX_ENTITY_ID,
  maxEntities: 1_048_576,
  journalCapacity: 65_536,
  tombstoneCapacity: 65_536,
  tickCapacity: 65_536,
  observer: undefined,
}

const LARGEST_CAPACITY = 2 ** 24

/** Fills in the defaults; throws LinkError `invalidConfig` for what a world cannot work with. */
export function resolveWorldOptions(options: WorldOptions): WorldSettings {
  const settings: WorldSettings = { ...DEFAULT_WORLD_SETTINGS, ...options }
  const { firstId, lastId, maxEntities } = settings
  if (!isEntityId(firstId) || !isEntityId(lastId) || firstId > lastId) {
    throw refused(`ids cannot run from ${firstId} to ${lastId}`)
  }
  if (!Number.isInteger(maxEntities) || maxEntities < 1 || maxEntities > LARGEST_CAPACITY) {
    throw refused(`maxEntities must be from 1 to ${LARGEST_CAPACITY}, not ${maxEntities}`)
  }
  checkCapacity('journalCapacity', settings.journalCapacity)
  checkCapacity('tombstoneCapacity', settings.tombstoneCapacity)
  checkCapacity('tickCapacity', settings.tickCapacity)
  return settings
}

function checkCapacity(name: string, capacity: number): void {
  const isPowerOfTwo = Number.isInteger(Math.log2(capacity))
  if (isPowerOfTwo && capacity >= 1 && capacity <= LARGEST_CAPACITY) return
  throw refused(`${name} must be a power of two from 1 to ${LARGEST_CAPACITY}, not ${capacity}`)
}

function refused(message: string): LinkError {
  return new LinkError(LinkErrorCode.invalidConfig, message)
}
