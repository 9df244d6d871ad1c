import type { EntityId, World } from '@tx2-link/core'
import type { ArenaSchema } from '../game/schema.ts'
import { createSource } from './observable.ts'
import type { Observable } from './observable.ts'

type Role = 'choosing' | 'playing' | 'watching'

export interface AvatarState {
  readonly role: Role
  /** The name to play under; kept while watching. */
  readonly name: string
  /** The own fighter, once the server has granted ids; another one after a restart of the server. */
  readonly id: EntityId | undefined
  /** Whether the server takes players: it has granted ids. One on the Rust crate never does. */
  readonly canPlay: boolean
  /** Why the server did not let this avatar in, in its words. */
  readonly refusal: string | undefined
}

export type Ability = 'dash' | 'volley' | 'shield'

/** What the reader does in the game: one entity in the client's own world, written from here only. */
export class Avatar {
  readonly #state = createSource<AvatarState>({
    role: 'choosing',
    name: '',
    id: undefined,
    canPlay: false,
    refusal: undefined,
  })
  #own: World<ArenaSchema> | undefined

  get state(): Observable<AvatarState> {
    return this.#state
  }

  /** The server granted ids: a new world to write to, in which nothing stands yet. */
  granted(own: World<ArenaSchema>): void {
    this.#own = own
    const { role, name } = this.#state.get()
    const id = role === 'playing' ? spawn(own, name) : undefined
    this.#state.set({ role, name, id, canPlay: true, refusal: undefined })
  }

  play(name: string): void {
    const id = this.#own && spawn(this.#own, name)
    this.#state.set({ ...this.#state.get(), role: 'playing', name, id, refusal: undefined })
  }

  /** Only looks on from now on; who played leaves the game. */
  watch(): void {
    const state = this.#state.get()
    if (state.id !== undefined) this.#own?.despawn(state.id)
    this.#state.set({ ...state, role: 'watching', id: undefined, refusal: undefined })
  }

  /** The server refused something that this client wrote. */
  refused(reason: string): void {
    const state = this.#state.get()
    if (state.id !== undefined) this.#state.set({ ...state, refusal: reason })
  }

  /** Back to the question of name and role. */
  choose(): void {
    this.#state.set({ ...this.#state.get(), role: 'choosing' })
  }

  /** Walks in a direction, -1 to 1 on each axis; 0 and 0 stands still. */
  steer(x: number, y: number): void {
    this.#patch({ moveX: x, moveY: y, toPoint: false })
  }

  walkTo(x: number, y: number): void {
    this.#patch({ moveX: 0, moveY: 0, toPoint: true, pointX: x, pointY: y })
  }

  cast(ability: Ability): void {
    const { id } = this.#state.get()
    if (id === undefined || !this.#own) return
    const used = this.#own.getField(id, 'Casts', ability) ?? 0
    this.#own.patch(id, 'Casts', { [ability]: (used + 1) % castWrap })
  }

  #patch(input: Partial<Input>): void {
    const { id } = this.#state.get()
    if (id !== undefined) this.#own?.patch(id, 'Input', input)
  }
}

interface Input {
  readonly moveX: number
  readonly moveY: number
  readonly toPoint: boolean
  readonly pointX: number
  readonly pointY: number
}

/** Counters are u16. */
const castWrap = 65_536

function spawn(own: World<ArenaSchema>, name: string): EntityId {
  return own.spawn({
    Profile: { name },
    Input: { moveX: 0, moveY: 0, toPoint: false, pointX: 0, pointY: 0 },
    Casts: { dash: 0, volley: 0, shield: 0 },
  })
}
