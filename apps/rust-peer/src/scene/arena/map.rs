//! The arena's map as far as its fighters walk on it: bases, zones, and the roads between them.

use crate::scene::random::Random;

pub type Point = (f64, f64);

pub struct Place {
    pub at: Point,
    pub radius: f64,
}

pub const TEAMS: usize = 3;

/// Where each team comes from; then the zones A, B and C.
pub const PLACES: [Place; 6] = [
    Place { at: (300.0, 1390.0), radius: 95.0 },
    Place { at: (1200.0, 125.0), radius: 95.0 },
    Place { at: (2100.0, 1390.0), radius: 95.0 },
    Place { at: (660.0, 620.0), radius: 130.0 },
    Place { at: (1200.0, 1120.0), radius: 130.0 },
    Place { at: (1740.0, 620.0), radius: 130.0 },
];

pub const ZONES: std::ops::Range<usize> = TEAMS..PLACES.len();

pub const ZONE_LETTERS: [&str; 3] = ["A", "B", "C"];

/// Two places, and the points that the road between them runs through.
pub struct Road {
    pub ends: [usize; 2],
    pub course: &'static [Point],
}

pub const ROADS: [Road; 9] = [
    Road { ends: [0, 3], course: &[(330.0, 1150.0), (450.0, 960.0), (560.0, 790.0)] },
    Road { ends: [0, 4], course: &[(560.0, 1420.0), (800.0, 1300.0), (1000.0, 1220.0)] },
    Road { ends: [1, 3], course: &[(1010.0, 180.0), (900.0, 330.0), (790.0, 500.0)] },
    Road { ends: [1, 5], course: &[(1390.0, 180.0), (1500.0, 330.0), (1610.0, 500.0)] },
    Road { ends: [2, 5], course: &[(2070.0, 1150.0), (1950.0, 960.0), (1840.0, 790.0)] },
    Road { ends: [2, 4], course: &[(1840.0, 1420.0), (1600.0, 1300.0), (1400.0, 1220.0)] },
    Road { ends: [3, 4], course: &[(800.0, 760.0), (900.0, 930.0), (1040.0, 1050.0)] },
    Road { ends: [5, 4], course: &[(1600.0, 760.0), (1500.0, 930.0), (1360.0, 1050.0)] },
    Road { ends: [3, 5], course: &[(930.0, 650.0), (1200.0, 700.0), (1470.0, 650.0)] },
];

impl Road {
    /// The other end, if this place is one of the two and the other is no base.
    fn leads_on_from(&self, place: usize) -> Option<usize> {
        let [first, last] = self.ends;
        let other = if place == first {
            last
        } else if place == last {
            first
        } else {
            return None;
        };
        ZONES.contains(&other).then_some(other)
    }
}

/// A zone next to this place, and the way there, in a lane of one's own; its end comes first.
pub fn way_from(place: usize, random: &mut Random) -> (usize, Vec<Point>) {
    let roads: Vec<(&Road, usize)> = ROADS
        .iter()
        .filter_map(|road| road.leads_on_from(place).map(|goal| (road, goal)))
        .collect();
    let (road, goal) = roads[random.below(roads.len())];
    let lane = (random.between(-30.0, 30.0), random.between(-30.0, 30.0));
    let course = road.course.iter().map(|(x, y)| (x + lane.0, y + lane.1));
    let mut way = vec![within(goal, random)];
    if road.ends[0] == place {
        way.extend(course.rev());
    } else {
        way.extend(course);
    }
    (goal, way)
}

/// Somewhere in a place.
pub fn within(place: usize, random: &mut Random) -> Point {
    let Place { at, radius } = &PLACES[place];
    let angle = random.between(0.0, std::f64::consts::TAU);
    let distance = radius * 0.9 * random.unit().sqrt();
    (at.0 + distance * angle.cos(), at.1 + distance * angle.sin())
}
