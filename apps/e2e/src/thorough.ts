/**
 * Whether the browser tests run that take minutes: every control of panel and inspector, and more.
 * `npm test -- --thorough`, as in `.ci/run`, says so; `npm test` takes a path through each app.
 */
export const isThorough: boolean = (process.env['THOROUGH'] ?? '') !== ''
