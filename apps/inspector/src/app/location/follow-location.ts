import type { Inspector } from '../player/inspector.ts'
import { liveLocation, storyLocation } from './app-location.ts'

/** Keeps the page's address and title at what is shown; the returned function stops that. */
export function followLocation(
  { player, view, live }: Inspector,
  write: (query: string, title: string) => void,
): () => void {
  function update(): void {
    if (view.get() === 'live') {
      write(liveLocation(live.url.get()), 'Live address · tx2-link inspector')
      return
    }
    const played = player.played.get()
    if (played === undefined) return
    write(
      storyLocation(played.story, player.args.get(), player.state.get()),
      `${played.story.title} · tx2-link inspector`,
    )
  }
  const stops = [
    player.played.subscribe(update),
    player.args.subscribe(update),
    player.state.subscribe(update),
    view.subscribe(update),
    live.url.subscribe(update),
  ]
  update()
  return () => {
    for (const stop of stops) stop()
  }
}
