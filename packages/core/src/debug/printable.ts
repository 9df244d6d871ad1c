/** What a terminal would take for a command or a new line. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}]/gu

/** What a cut leaves of a character of two units. */
const HALF_A_CHARACTER = /[\ud800-\udbff]$/

/**
 * A text in one line of at most `maxLength` characters that does nothing to the terminal it is shown
 * in: peers choose some of the words.
 */
export function printable(text: string, maxLength: number): string {
  const cut =
    text.length > maxLength
      ? `${text.slice(0, maxLength - 1).replace(HALF_A_CHARACTER, '')}…`
      : text
  return escapeUnprintable(cut)
}

/** The same characters as escapes, which JSON and JavaScript read back. */
export function escapeUnprintable(text: string): string {
  return text.replaceAll(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
