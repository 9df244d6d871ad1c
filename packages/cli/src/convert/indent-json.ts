/**
 * Valid JSON over several lines. Its numbers stay as they stand there: a `JSON.parse` would round
 * 64-bit ids.
 */
export function indentJson(json: string): string {
  const pieces: string[] = []
  let depth = 0
  let previous = ''
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g)) {
    const closes = token === '}' || token === ']'
    const isAfterOpening = previous === '{' || previous === '['
    if (closes) depth -= 1
    if ((closes && !isAfterOpening) || (!closes && (isAfterOpening || previous === ','))) {
      pieces.push(`\n${'  '.repeat(depth)}`)
    }
    pieces.push(token === ':' ? ': ' : token)
    if (token === '{' || token === '[') depth += 1
    previous = token
  }
  return pieces.join('')
}
