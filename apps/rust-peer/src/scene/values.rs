//! Entities that hold every kind of value there is, and go through what is extreme in each.

use std::collections::HashMap;

use tx2_link::EntityId;
use tx2_link::protocol::{ComponentData, FieldValue};

use super::Scene;
use super::data::{structured, text};
use super::random::Random;
use crate::world::World;

/// A text of 70,000 letters comes once in so many ticks.
const LONG_EVERY: u64 = 64;
const LONG: usize = 70_000;

const TEXTS: [&str; 5] = ["", "a", "Grüße, \"quoted\"\n", "\u{0}\u{1f}\u{7f}", "🦀 и 世界"];
const NAMES: [&str; 4] = ["", "__proto__", "constructor", "a name with spaces"];

// No 0 next to -0 anywhere: the crate takes them for equal and would not send the change.
const F32S: [f32; 8] =
    [-0.0, f32::NAN, f32::MAX, f32::MIN_POSITIVE, f32::INFINITY, f32::NEG_INFINITY, 1.5, 1.0e-45];
const F64S: [f64; 8] =
    [std::f64::consts::PI, f64::NAN, -0.0, f64::MAX, 5e-324, f64::NEG_INFINITY, f64::INFINITY, 0.1];
const U64S: [u64; 4] = [u64::MAX, 0, (1 << 53) + 1, 1 << 63];
const I64S: [i64; 4] = [i64::MIN, i64::MAX, -1, -(1 << 53) - 1];

pub struct Values {
    ids: Vec<EntityId>,
    random: Random,
    /// JSON carries no NaN and no infinities.
    is_finite: bool,
}

impl Values {
    pub fn new(world: &mut World, count: usize, seed: u64, is_finite: bool) -> Self {
        let mut scene = Self {
            // The first and the last of all ids, and what lies between.
            ids: (0..count)
                .map(|index| if index == 0 { u32::MAX } else { index as u32 - 1 })
                .collect(),
            random: Random::new(seed),
            is_finite,
        };
        scene.step(world, 0);
        scene
    }

    fn f32_at(&self, turn: u64) -> f32 {
        pick(&F32S, turn, |value| value.is_finite() || !self.is_finite)
    }

    fn f64_at(&self, turn: u64) -> f64 {
        pick(&F64S, turn, |value| value.is_finite() || !self.is_finite)
    }

    /// Each of the sixteen types under its own name, in a schema; `maybe` is there every other time.
    fn typed(&mut self, turn: u64) -> ComponentData {
        let mut fields = vec![
            ("null", FieldValue::Null),
            ("bool", FieldValue::Bool(turn.is_multiple_of(2))),
            ("u8", FieldValue::U8(pick(&[0, 127, 128, 255], turn, |_| true))),
            ("u16", FieldValue::U16(pick(&[0, 255, 256, u16::MAX], turn, |_| true))),
            ("u32", FieldValue::U32(pick(&[0, 65_535, 65_536, u32::MAX], turn, |_| true))),
            ("u64", FieldValue::U64(pick(&U64S, turn, |_| true))),
            ("i8", FieldValue::I8(pick(&[-128, -33, -32, 127], turn, |_| true))),
            ("i16", FieldValue::I16(pick(&[i16::MIN, -129, -1, i16::MAX], turn, |_| true))),
            ("i32", FieldValue::I32(pick(&[i32::MIN, -32_769, -1, i32::MAX], turn, |_| true))),
            ("i64", FieldValue::I64(pick(&I64S, turn, |_| true))),
            ("f32", FieldValue::F32(self.f32_at(turn))),
            ("f64", FieldValue::F64(self.f64_at(turn))),
            ("string", text(&text_at(turn))),
            ("bytes", FieldValue::Bytes(self.bytes(turn))),
            (
                "array",
                FieldValue::Array(vec![FieldValue::F64(self.f64_at(turn + 1)), self.tree(1)]),
            ),
            ("map", FieldValue::Map(HashMap::from([(name_at(turn), self.tree(2))]))),
        ];
        if turn.is_multiple_of(2) {
            fields.push(("maybe", FieldValue::U16(turn as u16)));
        }
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
        ComponentData::Structured(fields.collect())
    }

    /// Values of every type within each other, in a component that no schema knows.
    fn untyped(&mut self, turn: u64) -> ComponentData {
        let inner = [
            FieldValue::Null,
            FieldValue::Bool(true),
            FieldValue::U8(200),
            FieldValue::U16(40_000),
            FieldValue::U32(4_000_000_000),
            FieldValue::U64(U64S[0]),
            FieldValue::I8(-100),
            FieldValue::I16(-30_000),
            FieldValue::I32(-2_000_000_000),
            FieldValue::I64(I64S[0]),
            FieldValue::F32(self.f32_at(turn + 2)),
            FieldValue::F64(self.f64_at(turn + 3)),
            text(&text_at(turn + 1)),
            FieldValue::Bytes(self.bytes(turn + 1)),
            FieldValue::Array(Vec::new()),
            FieldValue::Map(HashMap::new()),
        ];
        let named =
            inner.iter().enumerate().map(|(index, value)| (format!("{index}"), value.clone()));
        let map = FieldValue::Map(named.collect());
        structured([
            ("all", FieldValue::Array(vec![FieldValue::Array(inner.to_vec()), map])),
            ("__proto__", FieldValue::U64(turn)),
            ("", text("a field without a name")),
        ])
    }

    /// Of the types that a schema's lists and maps keep.
    fn tree(&mut self, depth: u32) -> FieldValue {
        if depth == 0 {
            return FieldValue::Bool(self.random.is_one_in(2));
        }
        let leaf = FieldValue::I64(-(self.random.below(1_000_000) as i64) - 1);
        let map =
            HashMap::from([("leaf".to_owned(), leaf), ("rest".to_owned(), self.tree(depth - 1))]);
        FieldValue::Array(vec![FieldValue::Map(map), FieldValue::Null])
    }

    fn bytes(&mut self, turn: u64) -> Vec<u8> {
        let count = pick(&[0, 1, 255, 300], turn, |_| true);
        (0..count).map(|_| self.random.bits() as u8).collect()
    }
}

impl Scene for Values {
    fn step(&mut self, world: &mut World, tick: u64) {
        for (index, id) in self.ids.clone().into_iter().enumerate() {
            let turn = tick + index as u64;
            world.set(id, "Typed", self.typed(turn));
            world.set(id, "Untyped", self.untyped(turn));
            world.set(id, "Blob", ComponentData::Binary(self.bytes(turn)));
            world.set(id, "Note", ComponentData::Json(note(turn)));
            // Here and gone again.
            if turn.is_multiple_of(3) {
                world.set(id, NAMES[1], structured([("turn", FieldValue::U64(turn))]));
            } else {
                world.remove(id, NAMES[1]);
            }
            // JSON that is no object, and so has no fields, every other time.
            let list = if turn.is_multiple_of(2) { "[1, 2.5, null]" } else { "{\"list\": []}" };
            world.set(id, "List", ComponentData::Json(list.to_owned()));
        }
    }
}

/// JSON text whose top-level keys change one by one. None of them goes: the crate would send null.
fn note(turn: u64) -> String {
    format!(
        "{{\"turn\": {turn}, \"most\": 18446744073709551615, \"least\": -9223372036854775808, \
         \"half\": {}.5, \"deep\": {{\"list\": [{turn}, \"{}\"]}}}}",
        turn % 1_000,
        turn / 5,
    )
}

fn text_at(turn: u64) -> String {
    if turn % LONG_EVERY == LONG_EVERY - 1 {
        return "x".repeat(LONG);
    }
    pick(&TEXTS, turn, |_| true).to_owned()
}

fn name_at(turn: u64) -> String {
    pick(&NAMES, turn, |_| true).to_owned()
}

/// The value of this turn, of those that may be.
fn pick<Value: Copy>(values: &[Value], turn: u64, may_be: impl Fn(&Value) -> bool) -> Value {
    let allowed: Vec<Value> = values.iter().copied().filter(may_be).collect();
    allowed[(turn % allowed.len() as u64) as usize]
}
