//! A world as JSON that is equal exactly when the worlds are.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use tx2_link::protocol::{ComponentData, FieldValue};

use super::World;
use super::json::to_field_value;

impl World {
    /// Entities by id, components and fields by name, each value under its type. 64-bit integers are
    /// text, and so are the floats that JSON has no number for: NaN, infinities, -0.
    pub fn canonical(&self) -> Value {
        let entities = self.entities.iter().map(|(id, components)| {
            let components = components.iter().map(|(name, data)| (name.clone(), component(data)));
            json!({ "id": id, "components": components.collect::<Map<_, _>>() })
        });
        json!({ "entities": entities.collect::<Vec<_>>() })
    }
}

fn component(data: &ComponentData) -> Value {
    match data {
        ComponentData::Binary(bytes) => json!({ "Binary": bytes }),
        ComponentData::Structured(fields) => json!({ "Structured": named(fields) }),
        // By what it says: texts differ in spaces and in the order of keys.
        ComponentData::Json(text) => match serde_json::from_str(text) {
            Ok(content) => json!({ "Json": value(&to_field_value(&content)) }),
            Err(_) => json!({ "Json": { "Broken": text } }),
        },
    }
}

fn named(values: &HashMap<String, FieldValue>) -> Map<String, Value> {
    values.iter().map(|(name, entry)| (name.clone(), value(entry))).collect()
}

fn value(field: &FieldValue) -> Value {
    match field {
        FieldValue::Null => json!("Null"),
        FieldValue::Bool(value) => json!({ "Bool": value }),
        FieldValue::U8(value) => json!({ "U8": value }),
        FieldValue::U16(value) => json!({ "U16": value }),
        FieldValue::U32(value) => json!({ "U32": value }),
        FieldValue::U64(value) => json!({ "U64": value.to_string() }),
        FieldValue::I8(value) => json!({ "I8": value }),
        FieldValue::I16(value) => json!({ "I16": value }),
        FieldValue::I32(value) => json!({ "I32": value }),
        FieldValue::I64(value) => json!({ "I64": value.to_string() }),
        FieldValue::F32(value) => json!({ "F32": float(f64::from(*value)) }),
        FieldValue::F64(value) => json!({ "F64": float(*value) }),
        FieldValue::String(text) => json!({ "String": text }),
        FieldValue::Bytes(bytes) => json!({ "Bytes": bytes }),
        FieldValue::Array(values) => {
            json!({ "Array": values.iter().map(value).collect::<Vec<_>>() })
        }
        FieldValue::Map(entries) => json!({ "Map": named(entries) }),
    }
}

fn float(value: f64) -> Value {
    if value.is_nan() {
        json!("NaN")
    } else if value.is_infinite() {
        json!(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else if value == 0.0 && value.is_sign_negative() {
        json!("-0")
    } else {
        json!(value)
    }
}
