/** Why the server's end turns an inspector away, as close codes; the text says more. */
export const InspectorCloseCode = {
  /** The frame or batch was not understood. */
  malformed: 4400,
  /** The token is missing or wrong: trying again would not help. */
  unauthorized: 4401,
  /** The inspector does not read what it asked for. */
  unread: 4413,
  /** As many inspectors are connected as the server takes. */
  full: 4429,
} as const

export type InspectorCloseCode = (typeof InspectorCloseCode)[keyof typeof InspectorCloseCode]
