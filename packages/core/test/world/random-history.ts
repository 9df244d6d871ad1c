import fc from 'fast-check'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import type { DeltaChange } from '../../src/protocol/change.ts'
import type { ComponentId, EntityId } from '../../src/protocol/ids.ts'
import type { ComponentData, FieldValue, SerializedEntity } from '../../src/protocol/value.ts'
import type { ComponentShape, Schema } from '../../src/schema/define-schema.ts'
import type { PlainValue } from '../../src/schema/field.ts'
import { World } from '../../src/world/world.ts'
import type { WorldOptions } from '../../src/world/world-options.ts'
import {
  componentArbitrary,
  patchArbitrary,
  type PlainComponent,
  schemaArbitrary,
} from './random-schema.ts'

/** One write; `pick` chooses among the entities that live when it comes. */
type Operation =
  | { readonly do: 'spawn'; readonly components: ReadonlyMap<ComponentId, PlainComponent> }
  | { readonly do: 'spawnAs'; readonly id: EntityId }
  | { readonly do: 'despawn'; readonly pick: number }
  | {
      readonly do: 'set' | 'patch'
      readonly pick: number
      readonly component: ComponentId
      readonly value: PlainComponent
    }
  | { readonly do: 'remove'; readonly pick: number; readonly component: ComponentId }
  | { readonly do: 'receive'; readonly pick: number; readonly data: ComponentData }
  | { readonly do: 'receiveField'; readonly pick: number; readonly value: FieldValue }
  | { readonly do: 'seal' }

export interface Script {
  readonly schema: Schema
  readonly operations: readonly Operation[]
}

/** A component that no schema here has. */
const STRANGER = 'stranger'

const pick = fc.nat(20)

const wireValue: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constant<FieldValue>({ type: 'Null' }),
  fc.integer({ min: 0, max: 255 }).map((value): FieldValue => ({ type: 'U8', value })),
  fc.double().map((value): FieldValue => ({ type: 'F64', value })),
)

const strangeData: fc.Arbitrary<ComponentData> = fc.oneof(
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', '__proto__'), wireValue), {
      selector: ([name]) => name,
    })
    .map((entries): ComponentData => ({ type: 'Structured', fields: new Map(entries) })),
  fc
    .json({ maxDepth: 1, stringUnit: 'grapheme-ascii' })
    .map((text): ComponentData => ({ type: 'Json', text })),
  fc.uint8Array({ maxLength: 3 }).map((bytes): ComponentData => ({ type: 'Binary', bytes })),
)

function operationArbitrary(schema: Schema): fc.Arbitrary<Operation> {
  const shapes = [...schema.components.values()]
  const shape = fc.constantFrom(...shapes)
  const write = (
    kind: 'set' | 'patch',
    value: (of: ComponentShape) => fc.Arbitrary<PlainComponent>,
  ) =>
    shape.chain((of) =>
      fc.record({
        do: fc.constant(kind),
        pick,
        component: fc.constant(of.id),
        value: value(of),
      }),
    )
  const components = fc
    .tuple(
      ...shapes.map((of) =>
        fc.option(componentArbitrary(of).map((value): [string, PlainComponent] => [of.id, value])),
      ),
    )
    .map((given) => new Map(given.filter((entry) => entry !== null)))
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('spawn' as const), components }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('spawnAs' as const), id: fc.nat(8) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('despawn' as const), pick }) },
    { weight: 3, arbitrary: write('set', componentArbitrary) },
    { weight: 6, arbitrary: write('patch', patchArbitrary) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('remove' as const),
        pick,
        component: fc.constantFrom(STRANGER, ...shapes.map(({ id }) => id)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('receive' as const), pick, data: strangeData }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('receiveField' as const), pick, value: wireValue }),
    },
    { weight: 4, arbitrary: fc.constant({ do: 'seal' as const }) },
  )
}

/** A schema and what is done to a world of it. */
export const scriptArbitrary: fc.Arbitrary<Script> = schemaArbitrary.chain((schema) =>
  fc.record({
    schema: fc.constant(schema),
    operations: fc.array(operationArbitrary(schema), { maxLength: 60, size: 'max' }),
  }),
)

type PlainEntity = Map<ComponentId, PlainValue>

/** What a world was at the end of a tick. */
interface Moment {
  readonly tick: number
  readonly entities: SerializedEntity[]
}

/** A world at the end of a script, what it was after each tick, and what plain objects say it is. */
export interface History {
  readonly world: World
  readonly moments: readonly Moment[]
  readonly model: ReadonlyMap<EntityId, PlainEntity>
}

export function play(
  script: Script,
  options: WorldOptions = {},
  afterTick: (world: World) => void = () => {},
): History {
  const world = new World(script.schema, options)
  const model = new Map<EntityId, PlainEntity>()
  const moments: Moment[] = [{ tick: 0, entities: [] }]
  const seal = (): void => {
    if (!world.seal(world.tick)) return
    moments.push({ tick: world.tick, entities: world.snapshot() })
    afterTick(world)
  }
  for (const operation of script.operations) {
    if (operation.do === 'seal') seal()
    else write(world, model, operation)
  }
  seal()
  return { world, moments, model }
}

function write(
  world: World,
  model: Map<EntityId, PlainEntity>,
  operation: Exclude<Operation, { do: 'seal' }>,
): void {
  if (operation.do === 'spawn') {
    const id = world.spawn(Object.fromEntries(operation.components) as never)
    model.set(id, new Map([...operation.components].map(([name, value]) => [name, kept(value)])))
    return
  }
  if (operation.do === 'spawnAs') {
    if (world.has(operation.id)) return
    model.set(world.spawn({}, { id: operation.id }), new Map())
    return
  }
  const ids = [...model.keys()]
  const id = ids[operation.pick % ids.length]
  const entity = id === undefined ? undefined : model.get(id)
  if (id === undefined || entity === undefined) return
  switch (operation.do) {
    case 'despawn':
      world.despawn(id)
      model.delete(id)
      break
    case 'set':
      world.set(id, operation.component, operation.value as never)
      entity.set(operation.component, kept(operation.value))
      break
    case 'patch': {
      const before = entity.get(operation.component)
      if (before === undefined) return
      world.patch(id, operation.component, operation.value as never)
      entity.set(operation.component, kept({ ...(before as object), ...operation.value }))
      break
    }
    case 'remove':
      world.remove(id, operation.component)
      entity.delete(operation.component)
      break
    case 'receive':
      receive(world, { ...named(id), type: 'component_added', data: operation.data })
      entity.set(STRANGER, world.get(id, STRANGER) ?? null)
      break
    case 'receiveField': {
      const fields = [{ fieldId: 'a', oldValue: undefined, newValue: operation.value }]
      receive(world, { ...named(id), type: 'fields_updated', fields })
      if (entity.has(STRANGER)) entity.set(STRANGER, world.get(id, STRANGER) ?? null)
      break
    }
  }
}

function named(entityId: EntityId): { entityId: EntityId; componentId: ComponentId } {
  return { entityId, componentId: STRANGER }
}

function receive(world: World, change: DeltaChange): void {
  applyDelta(world, [change])
}

/** What a component holds once it was written: no undefined, and F32 is rounded by whoever compares. */
function kept(value: PlainComponent): PlainValue {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, PlainValue] => entry[1] !== undefined),
  )
}
