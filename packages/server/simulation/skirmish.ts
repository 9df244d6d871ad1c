import {
  type EntityId,
  type Random,
  type World,
  array,
  bool,
  bytes,
  defineSchema,
  f32,
  optional,
  string,
  u16,
  u64,
} from '@tx2-link/core'

/** A small game that does everything that a world can. */
export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u16, shield: optional(u16) },
  Name: { value: string },
  Bag: { items: array, seal: bytes, gold: u64, isOpen: bool },
})

type Skirmish = typeof schema

/** Ids from here up are the clients' own. */
const FIRST_OWN_ID: EntityId = 0x8000_0000

const MOST_UNITS = 24

/** One tick: some units come, go, move, are hurt and renamed. */
export function step(world: World<Skirmish>, random: Random): void {
  act(
    world,
    random,
    [...world.ids()].filter((id) => id < FIRST_OWN_ID),
    MOST_UNITS,
  )
}

/** What a client does with its own units. */
export function ownStep(own: World<Skirmish>, random: Random): void {
  if (random() < 0.4) act(own, random, [...own.ids()], 6)
}

function act(world: World<Skirmish>, random: Random, ids: readonly EntityId[], most: number): void {
  const acts = 1 + Math.floor(random() * 4)
  if (ids.length < 2) spawn(world, random)
  for (let count = 0; count < acts; count += 1) {
    const id = ids[Math.floor(random() * ids.length)]
    const choice = random()
    if (choice < 0.15 && ids.length < most) spawn(world, random)
    else if (id !== undefined && world.has(id)) change(world, random, id, choice)
  }
}

function spawn(world: World<Skirmish>, random: Random): void {
  world.spawn({
    Position: { x: number(random, 100), y: number(random, 100) },
    ...(random() < 0.6 ? { Health: { current: number(random, 100) } } : {}),
    ...(random() < 0.3 ? { Name: { value: `unit ${number(random, 50)}` } } : {}),
  })
}

function change(world: World<Skirmish>, random: Random, id: EntityId, choice: number): void {
  if (choice < 0.22) world.despawn(id)
  else if (choice < 0.28) world.remove(id, 'Health')
  else if (choice < 0.36) world.set(id, 'Health', { current: number(random, 100) })
  else if (choice < 0.44) {
    world.set(id, 'Health', { current: number(random, 100), shield: number(random, 9) })
  } else if (choice < 0.5) world.set(id, 'Name', { value: `unit ${number(random, 50)}` })
  else if (choice < 0.58) fillBag(world, random, id)
  else if (world.has(id, 'Position')) world.patch(id, 'Position', { x: number(random, 1_000) / 8 })
  else world.set(id, 'Position', { x: 0, y: -0 })
}

function fillBag(world: World<Skirmish>, random: Random, id: EntityId): void {
  world.set(id, 'Bag', {
    items: [number(random, 5), 'rope', { worn: random() < 0.5 }],
    seal: Uint8Array.of(number(random, 255), 7),
    gold: BigInt(number(random, 1_000)) << 40n,
    isOpen: random() < 0.5,
  })
}

function number(random: Random, below: number): number {
  return Math.floor(random() * below)
}
