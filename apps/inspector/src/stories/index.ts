import type { Story } from '../engine/story.ts'
import { connectionBadge } from './components/connection-badge.tsx'
import { healthBar } from './components/health-bar.tsx'
import { minimap } from './components/minimap.tsx'
import { scoreboard } from './components/scoreboard.tsx'
import { deadAir } from './dead-air.ts'
import { disconnectAndReturn } from './disconnect-and-return.ts'
import { limiterStarved } from './limiter-starved.ts'
import { serverRestart } from './server-restart.ts'
import { slowAndLossy } from './slow-and-lossy.ts'
import { spawnStorm } from './spawn-storm.ts'
import { steadyMovement } from './steady-movement.ts'
import { twentyThousandEntities } from './twenty-thousand-entities.ts'

/** All stories, in the order in which the tree shows them; those of one group follow each other. */
export const stories: readonly Story[] = [
  steadyMovement,
  spawnStorm,
  twentyThousandEntities,
  limiterStarved,
  slowAndLossy,
  disconnectAndReturn,
  deadAir,
  serverRestart,
  healthBar,
  scoreboard,
  minimap,
  connectionBadge,
]
