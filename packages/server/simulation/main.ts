import {
  type SimulationOptions,
  describeReport,
  describeSchedule,
  simulate,
} from '@tx2-link/core/testing'
import { LinkServerHost } from './link-server-host.ts'
import { type ServerName, type SimulateOptions, readOptions } from './options.ts'
import { ownStep, schema, step } from './skirmish.ts'

const TELL_EVERY = 1_000

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  console.log(options)
  process.exitCode = process.argv.includes('--help') ? 0 : 2
} else {
  process.exitCode = run(options) ? 0 : 1
}

/** Whether nothing diverged. */
function run({ schedules, seed, replay, servers }: SimulateOptions): boolean {
  let isSound = true
  for (const server of servers) {
    const count = replay === undefined ? Math.ceil(schedules / servers.length) : 1
    const started = performance.now()
    let played = 0
    const report = simulate(gameOn(server), {
      schedules: count,
      seed: replay ?? seed,
      onPlayed: ({ schedule }) => {
        played += 1
        if (replay !== undefined) console.log(describeSchedule(schedule))
        if (played % TELL_EVERY === 0) console.error(`${server}: ${played} of ${count}`)
      },
    })
    const seconds = (performance.now() - started) / 1000
    console.log(`Server: ${server}, ${seconds.toFixed(1)} s`)
    console.log(describeReport(report))
    if (report.failures.length > 0) isSound = false
  }
  return isSound
}

function gameOn(server: ServerName): SimulationOptions<typeof schema> {
  const game = { schema, step, ownStep }
  if (server === 'core') return game
  return { ...game, server: (setting) => new LinkServerHost(setting) }
}
