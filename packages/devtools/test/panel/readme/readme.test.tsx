import { readFileSync } from 'node:fs'
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { App } from './example.tsx'

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

it("the README's example is this one, and shows nothing before it is opened", () => {
  expect(read('../../../README.md')).toContain(`\`\`\`tsx\n${read('example.tsx')}\`\`\``)
  const { container } = render(<App />)
  expect(container.childElementCount).toBe(0)
})
