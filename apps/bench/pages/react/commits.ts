/** Calls back at the end of each commit of a React that is loaded afterwards, as its developer tools would be. */
export function hearCommits(listener: () => void): void {
  Object.assign(globalThis, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      onCommitFiberRoot: listener,
    },
  })
}
