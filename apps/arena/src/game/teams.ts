/** The three teams by their number on the wire. */
export const teamNames = ['Tide', 'Ember', 'Dusk'] as const

export const teamCount: number = teamNames.length

/** The team number that means no team: a zone that is nobody's, a round without a winner. */
export const nobody = 3
