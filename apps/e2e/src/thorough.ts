/**
 * Whether the browser tests run that take minutes: every control of panel and inspector, and more.
 * `npm test -- --thorough`, as in `.ci/run`, says so; `npm test` plays the arena and looks through the panel's list.
 */
export const isThorough: boolean = (process.env['THOROUGH'] ?? '') !== ''
