import { type ReactNode, useEffect, useState } from 'react'
import { IconButton } from '../parts/icon-button.tsx'

/** So long the word that it was copied stands, in ms. */
const SAID_FOR_MS = 2_000

/** Copies the page's address, which carries the story and its args. */
export function CopyLink(): ReactNode {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return undefined
    const timer = setTimeout(() => setSaid(''), SAID_FOR_MS)
    return () => clearTimeout(timer)
  }, [said])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(window.location.href)
      setSaid('Link copied')
    } catch {
      setSaid('The browser does not let it: copy the address above')
    }
  }

  return (
    <>
      <output className="t2">{said}</output>
      <IconButton icon="link" label="Copy a link to this" onPress={() => void copy()} />
    </>
  )
}
