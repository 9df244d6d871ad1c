import type { Schema } from '@tx2-link/core'
import type { ArgSpecs, ArgValues } from './args.ts'
import { completeArgs } from './check-args.ts'
import { LiveRun } from './live-run.ts'
import { everyStateIsSeen } from './show-expectations.ts'
import type { PlannedStep, Story, StoryDefinition } from './story.ts'

/** Makes a story of its definition; the types of its args, steps and components hold within it. */
export function defineStory<S extends Schema, Specs extends ArgSpecs, Step extends string>(
  definition: StoryDefinition<S, Specs, Step>,
): Story<ArgValues<Specs>> {
  const { id, group, title, description, firstSource, args, shows } = definition
  const expectations = [...everyStateIsSeen(shows?.states ?? []), ...definition.expectations]
  const story: Story<ArgValues<Specs>> = {
    id,
    group,
    title,
    description,
    firstSource,
    args,
    steps: plannedSteps(definition.steps),
    expectations: expectations.map(({ name, when, limit }) =>
      limit === undefined ? { name, when } : { name, when, limit },
    ),
    shows,
    begin: (given = {}) =>
      new LiveRun(story, { ...definition, expectations }, completeArgs(args, given)),
  }
  return story
}

function plannedSteps(steps: Readonly<Record<string, number>>): PlannedStep[] {
  return Object.entries(steps).map(([name, plannedMs]) => ({ name, plannedMs }))
}
