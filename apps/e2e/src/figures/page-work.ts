import type { Page } from 'playwright-core'

/** What a page did since it was opened. */
export interface PageWork {
  /** Times that React brought the page up to date. */
  readonly commits: number
  /** Components that React called for that; those that it skipped are not counted. */
  readonly renders: number
  /** Frames that the browser drew. */
  readonly frames: number
}

/**
 * Counts the work of a page that is not opened yet, in whatever build of React it has: React tells
 * each commit to a global hook, which is how its own developer tools know of them.
 */
export async function countWork(page: Page): Promise<() => Promise<PageWork>> {
  await page.addInitScript(installCounters)
  return () =>
    page.evaluate(() => {
      const { work } = globalThis as typeof globalThis & { readonly work?: PageWork }
      if (work === undefined) throw new Error('the page has no counters')
      return { ...work }
    })
}

/** React's record of one element of the page; `alternate` is that of the commit before. */
interface Fiber {
  readonly tag: number
  readonly flags: number
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
}

/**
 * Runs in the page and can use nothing from around it. Its functions are methods, which have their
 * names by themselves: the compiler would name others by a helper that the page has not.
 */
function installCounters(): void {
  /** React's kinds of fibers that are components: functions, classes, forwardRef and memo. */
  const componentTags = new Set([0, 1, 11, 14, 15])
  /** The bit that React sets on a fiber whose component it called for this commit. */
  const performedWork = 1
  const work = { commits: 0, renders: 0, frames: 0 }
  const hook = {
    supportsFiber: true,
    inject() {
      return 1
    },
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot(_: number, root: { readonly current: Fiber }) {
      work.commits += 1
      const unseen = [root.current]
      for (let fiber = unseen.pop(); fiber !== undefined; fiber = unseen.pop()) {
        const { alternate, flags, tag } = fiber
        if (componentTags.has(tag) && (flags & performedWork) !== 0) work.renders += 1
        // The same children as before: React did not even look at them.
        if (alternate !== null && alternate.child === fiber.child) continue
        for (let child = fiber.child; child !== null; child = child.sibling) unseen.push(child)
      }
    },
  }
  const frames = {
    count() {
      work.frames += 1
      requestAnimationFrame(frames.count)
    },
  }
  Object.assign(globalThis, { work, __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
  requestAnimationFrame(frames.count)
}
