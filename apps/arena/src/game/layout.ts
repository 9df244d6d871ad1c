import type { Circle, Point } from './geometry.ts'

/**
 * What was placed by hand: each team has two zones near by and one across the map. The rest of
 * the map grows around it from a seed.
 */
export const mapWidth = 2400
export const mapHeight = 1600

export interface ZoneSite extends Circle {
  readonly letter: string
}

export const zoneSites: readonly ZoneSite[] = [
  { letter: 'A', x: 660, y: 620, radius: 130 },
  { letter: 'B', x: 1200, y: 1120, radius: 130 },
  { letter: 'C', x: 1740, y: 620, radius: 130 },
]

/** Where each team comes from, by its number. */
export const bases: readonly Circle[] = [
  { x: 300, y: 1390, radius: 95 },
  { x: 1200, y: 125, radius: 95 },
  { x: 2100, y: 1390, radius: 95 },
]

/** Places off the zones where hunters look for somebody. */
export const camps: readonly Point[] = [
  { x: 1200, y: 700 },
  { x: 910, y: 910 },
  { x: 1490, y: 910 },
  { x: 430, y: 960 },
  { x: 1970, y: 960 },
  { x: 880, y: 370 },
  { x: 1520, y: 370 },
]

export const roadWidth = 26

/** Points that the roads run through; all but their ends are moved a little by the seed. */
export const roadCourses: readonly (readonly Point[])[] = [
  course([300, 1390], [330, 1150], [450, 960], [560, 790], [660, 620]),
  course([300, 1390], [560, 1420], [800, 1300], [1000, 1220], [1200, 1120]),
  course([1200, 125], [1010, 180], [900, 330], [790, 500], [660, 620]),
  course([1200, 125], [1390, 180], [1500, 330], [1610, 500], [1740, 620]),
  course([2100, 1390], [2070, 1150], [1950, 960], [1840, 790], [1740, 620]),
  course([2100, 1390], [1840, 1420], [1600, 1300], [1400, 1220], [1200, 1120]),
  course([660, 620], [800, 760], [900, 930], [1040, 1050], [1200, 1120]),
  course([1740, 620], [1600, 760], [1500, 930], [1360, 1050], [1200, 1120]),
  course([660, 620], [930, 650], [1200, 700], [1470, 650], [1740, 620]),
  course([660, 620], [430, 540], [200, 440], [0, 410]),
  course([1740, 620], [1970, 580], [2200, 650], [2400, 700]),
]

/** Where lakes lie and how large they would like to be; roads and zones make them smaller. */
export const lakeSites: readonly Circle[] = [
  { x: 690, y: 1070, radius: 165 },
  { x: 1715, y: 1080, radius: 140 },
  { x: 1200, y: 425, radius: 150 },
  { x: 185, y: 850, radius: 105 },
  { x: 2140, y: 310, radius: 130 },
  { x: 390, y: 230, radius: 120 },
  { x: 1200, y: 1440, radius: 100 },
  { x: 2230, y: 960, radius: 80 },
]

function course(...points: readonly (readonly [number, number])[]): Point[] {
  return points.map(([x, y]) => ({ x, y }))
}
