//! The round's clock, the teams' points, and the lines that tell what happened.

use std::collections::VecDeque;

use tx2_link::EntityId;
use tx2_link::protocol::FieldValue;

use super::map::TEAMS;
use super::{NOBODY, ticks};
use crate::scene::data::{structured, text};
use crate::world::World;

const ROUND: u64 = ticks(8 * 60);
const POINT_EVERY: u64 = ticks(2);

pub struct Match {
    id: EntityId,
    round: u16,
    ends_at: u64,
    points: [u16; TEAMS],
}

pub struct Ended {
    pub round: u16,
    /// The team with the most points, or nobody.
    pub winner: usize,
}

impl Match {
    pub fn new(id: EntityId) -> Self {
        Self { id, round: 1, ends_at: ROUND, points: [0; TEAMS] }
    }

    /// Gives each holder of a zone its point when one is due, and begins a new round when this one is
    /// over.
    pub fn update(&mut self, owners: &[usize], tick: u64) -> Option<Ended> {
        if tick.is_multiple_of(POINT_EVERY) {
            for owner in owners.iter().filter(|owner| **owner != NOBODY) {
                self.points[*owner] = self.points[*owner].saturating_add(1);
            }
        }
        if tick < self.ends_at {
            return None;
        }
        let most = self.points.into_iter().max();
        let leaders: Vec<usize> =
            (0..TEAMS).filter(|team| Some(self.points[*team]) == most).collect();
        let winner = if let &[winner] = leaders.as_slice() { winner } else { NOBODY };
        let ended = Ended { round: self.round, winner };
        self.round = self.round.wrapping_add(1);
        self.ends_at = tick + ROUND;
        self.points = [0; TEAMS];
        Some(ended)
    }

    pub fn show(&self, world: &mut World, tick: u64) {
        let fields = [
            ("tick", FieldValue::U32(tick as u32)),
            ("round", FieldValue::U16(self.round)),
            ("endsAt", FieldValue::U32(self.ends_at as u32)),
            ("tide", FieldValue::U16(self.points[0])),
            ("ember", FieldValue::U16(self.points[1])),
            ("dusk", FieldValue::U16(self.points[2])),
        ];
        world.set(self.id, "Match", structured(fields));
    }
}

const LINE_LIFE: u64 = ticks(6);
const MOST_LINES: usize = 12;
const KILL_GAP: u64 = ticks(1);

/// What a line tells, by the numbers that the page knows.
pub struct Line<'a> {
    kind: u8,
    actor: &'a str,
    actor_team: usize,
    subject: &'a str,
    subject_team: usize,
}

impl<'a> Line<'a> {
    pub fn killed(actor: (&'a str, usize), subject: (&'a str, usize)) -> Self {
        Self {
            kind: 2,
            actor: actor.0,
            actor_team: actor.1,
            subject: subject.0,
            subject_team: subject.1,
        }
    }

    pub fn captured(team: usize, letter: &'a str) -> Self {
        Self { kind: 3, actor: "", actor_team: team, subject: letter, subject_team: NOBODY }
    }

    pub fn won(team: usize, round: &'a str) -> Self {
        Self { kind: 5, actor: "", actor_team: team, subject: round, subject_team: NOBODY }
    }
}

/// The last things that happened, each an entity for some seconds.
pub struct Feed {
    lines: VecDeque<(EntityId, u64)>,
    next_id: EntityId,
    kill_allowed_at: u64,
}

impl Feed {
    pub fn new(first_id: EntityId) -> Self {
        Self { lines: VecDeque::new(), next_id: first_id, kill_allowed_at: 0 }
    }

    pub fn tell(&mut self, world: &mut World, line: &Line<'_>, tick: u64) {
        if self.lines.len() == MOST_LINES {
            self.drop_oldest(world);
        }
        let fields = [
            ("kind", FieldValue::U8(line.kind)),
            ("actor", text(line.actor)),
            ("actorTeam", FieldValue::U8(line.actor_team as u8)),
            ("subject", text(line.subject)),
            ("subjectTeam", FieldValue::U8(line.subject_team as u8)),
        ];
        world.set(self.next_id, "Feed", structured(fields));
        self.lines.push_back((self.next_id, tick + LINE_LIFE));
        self.next_id += 1;
    }

    /// Kills are told now and then, so that the feed can be read.
    pub fn tell_kill(&mut self, world: &mut World, line: &Line<'_>, tick: u64) {
        if tick >= self.kill_allowed_at {
            self.kill_allowed_at = tick + KILL_GAP;
            self.tell(world, line, tick);
        }
    }

    pub fn expire(&mut self, world: &mut World, tick: u64) {
        while self.lines.front().is_some_and(|(_, until)| *until <= tick) {
            self.drop_oldest(world);
        }
    }

    fn drop_oldest(&mut self, world: &mut World) {
        if let Some((id, _)) = self.lines.pop_front() {
            world.despawn(id);
        }
    }
}
