/** What the page is for, by what its address ends with. */
const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  '#ticks': () => import('./ticks.tsx'),
  '#live': () => import('./live.tsx'),
  '#transitions': () => import('./transitions.tsx'),
}

await parts[location.hash]?.()
