import type { ReactNode } from 'react'
import { LinkDevtoolsDock, type LinkDevtoolsProps } from './panel/host/link-devtools.tsx'

export type { LinkDevtoolsProps }

declare const process: { readonly env: { readonly NODE_ENV?: string } }

/**
 * The panel in development; nothing in production, where bundlers drop all of it.
 * `@tx2-link/devtools/production` has it in both.
 */
export const LinkDevtools: (props: LinkDevtoolsProps) => ReactNode =
  process.env.NODE_ENV === 'production' ? () => null : LinkDevtoolsDock
