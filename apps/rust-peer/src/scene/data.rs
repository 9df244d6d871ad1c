//! Short ways to write components.

use tx2_link::protocol::{ComponentData, FieldValue};

pub fn structured<const COUNT: usize>(fields: [(&str, FieldValue); COUNT]) -> ComponentData {
    ComponentData::Structured(
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    )
}

pub fn text(value: &str) -> FieldValue {
    FieldValue::String(value.to_owned())
}

/// Coordinates go in steps of an eighth, which every format carries exactly.
pub fn coordinate(value: f64) -> FieldValue {
    FieldValue::F32(((value * 8.0).round() / 8.0) as f32)
}
