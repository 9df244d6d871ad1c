import { describeReport, describeSchedule, simulate } from '@tx2-link/core/testing'
import { gameOn } from './game.ts'
import { type SimulateOptions, readOptions } from './options.ts'
import { simulateInParallel } from './work-force.ts'

const TELL_EVERY = 1_000

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  console.log(options)
  process.exitCode = process.argv.includes('--help') ? 0 : 2
} else {
  const isSound = options.replay === undefined ? await run(options) : replay(options)
  process.exitCode = isSound ? 0 : 1
}

/** Whether nothing diverged. */
async function run({ schedules, seed, servers, workers }: SimulateOptions): Promise<boolean> {
  let isSound = true
  for (const server of servers) {
    const started = performance.now()
    const count = Math.ceil(schedules / servers.length)
    let told = 0
    const onProgress = (played: number): void => {
      if (played < told + TELL_EVERY) return
      told = played
      console.error(`${server}: ${played} of ${count}`)
    }
    const order = { server, seed, schedules: count, workers, onProgress }
    const report = await simulateInParallel(order)
    const seconds = (performance.now() - started) / 1000
    console.log(`Server: ${server}, ${seconds.toFixed(1)} s in ${workers} processes`)
    console.log(describeReport(report))
    if (report.failures.length > 0) isSound = false
  }
  return isSound
}

/** Plays one schedule again, here, where a debugger can follow. */
function replay({ replay: seed = 0, servers }: SimulateOptions): boolean {
  let isSound = true
  for (const server of servers) {
    const report = simulate(gameOn(server), {
      schedules: 1,
      seed,
      onPlayed: ({ schedule }) => console.log(describeSchedule(schedule)),
    })
    console.log(`Server: ${server}`)
    console.log(describeReport(report))
    if (report.failures.length > 0) isSound = false
  }
  return isSound
}
