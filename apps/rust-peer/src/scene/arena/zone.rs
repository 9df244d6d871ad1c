//! A place that gives points to the team that holds it.

use tx2_link::EntityId;
use tx2_link::protocol::FieldValue;

use super::NOBODY;
use super::map::{PLACES, Point, TEAMS, ZONE_LETTERS};
use crate::scene::data::{coordinate, structured, text};
use crate::world::World;

const FULL: u8 = 100;
/// Progress of a capture at each update, and more for each fighter of lead.
const STEP: usize = 2;

pub struct Zone {
    pub id: EntityId,
    pub owner: usize,
    place: usize,
    capturing: usize,
    progress: u8,
}

impl Zone {
    pub fn new(id: EntityId, place: usize) -> Self {
        Self { id, owner: NOBODY, place, capturing: NOBODY, progress: 0 }
    }

    pub fn letter(&self) -> &'static str {
        ZONE_LETTERS[self.place - TEAMS]
    }

    pub fn holds(&self, (x, y): Point) -> bool {
        let place = &PLACES[self.place];
        (x - place.at.0).hypot(y - place.at.1) <= place.radius
    }

    /// Who stands in it, by team. Gives whether the zone was taken by another team.
    pub fn update(&mut self, world: &mut World, standing: [usize; TEAMS]) -> bool {
        let most = standing.into_iter().max().unwrap_or(0);
        let leaders: Vec<usize> = (0..TEAMS).filter(|team| standing[*team] == most).collect();
        let &[leader] = leaders.as_slice() else {
            return false;
        };
        let others = standing.into_iter().sum::<usize>() - most;
        let step = (STEP + most.saturating_sub(others)).min(10) as u8;
        let holder = if self.owner == NOBODY { self.capturing } else { self.owner };
        let mut taken = false;
        if holder == leader {
            self.progress = FULL.min(self.progress + step);
            if self.owner == NOBODY && self.progress == FULL {
                self.owner = leader;
                taken = true;
            }
        } else {
            self.progress = self.progress.saturating_sub(step);
            if self.progress == 0 {
                self.owner = NOBODY;
                self.capturing = leader;
            }
        }
        self.show(world);
        taken
    }

    pub fn show(&self, world: &mut World) {
        let place = &PLACES[self.place];
        let fields = [
            ("letter", text(self.letter())),
            ("x", coordinate(place.at.0)),
            ("y", coordinate(place.at.1)),
            ("radius", coordinate(place.radius)),
            ("owner", FieldValue::U8(self.owner as u8)),
            ("capturing", FieldValue::U8(self.capturing as u8)),
            ("progress", FieldValue::U8(self.progress)),
        ];
        world.set(self.id, "Zone", structured(fields));
    }
}
