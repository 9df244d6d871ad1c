import type { Stage } from '../../engine/stage.ts'

/** Lets both clients connect, and waits until both have the world. */
export async function joinBoth(stage: Stage): Promise<void> {
  const { A, B } = stage.clients
  A.join()
  B.join()
  await stage.until(() => A.isLive && B.isLive)
}

/** Lets the world stand still, and waits until both clients have all of it. */
export async function rest(stage: Stage): Promise<void> {
  await stage.comeToRest()
}
