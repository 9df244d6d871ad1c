//! Components that are JSON: their fields are the top-level keys of an object.

use serde_json::{Map, Number, Value};
use tx2_link::FieldDelta;
use tx2_link::protocol::FieldValue;

/// Sets keys of a JSON object; gives its text.
pub fn merge_keys(text: &str, deltas: &[FieldDelta]) -> Result<String, String> {
    let mut object: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| format!("no JSON object: {error}"))?;
    for delta in deltas {
        let value = from_field_value(&delta.new_value)
            .ok_or_else(|| format!("{} cannot be JSON", delta.field_id))?;
        object.insert(delta.field_id.clone(), value);
    }
    Ok(Value::Object(object).to_string())
}

/// JSON text as the value that the crate would compare it by: integers, floats, and all else.
pub fn to_field_value(value: &Value) -> FieldValue {
    match value {
        Value::Null => FieldValue::Null,
        Value::Bool(value) => FieldValue::Bool(*value),
        Value::Number(number) => to_number(number),
        Value::String(text) => FieldValue::String(text.clone()),
        Value::Array(values) => FieldValue::Array(values.iter().map(to_field_value).collect()),
        Value::Object(object) => FieldValue::Map(
            object.iter().map(|(key, value)| (key.clone(), to_field_value(value))).collect(),
        ),
    }
}

fn to_number(number: &Number) -> FieldValue {
    if let Some(value) = number.as_i64() {
        FieldValue::I64(value)
    } else if let Some(value) = number.as_u64() {
        FieldValue::U64(value)
    } else {
        FieldValue::F64(number.as_f64().unwrap_or(f64::NAN))
    }
}

/// None for what JSON cannot say: bytes, NaN and the infinities.
fn from_field_value(value: &FieldValue) -> Option<Value> {
    Some(match value {
        FieldValue::Null => Value::Null,
        FieldValue::Bool(value) => Value::Bool(*value),
        FieldValue::U8(value) => Value::from(*value),
        FieldValue::U16(value) => Value::from(*value),
        FieldValue::U32(value) => Value::from(*value),
        FieldValue::U64(value) => Value::from(*value),
        FieldValue::I8(value) => Value::from(*value),
        FieldValue::I16(value) => Value::from(*value),
        FieldValue::I32(value) => Value::from(*value),
        FieldValue::I64(value) => Value::from(*value),
        FieldValue::F32(value) => Value::Number(Number::from_f64(f64::from(*value))?),
        FieldValue::F64(value) => Value::Number(Number::from_f64(*value)?),
        FieldValue::String(text) => Value::String(text.clone()),
        FieldValue::Bytes(_) => return None,
        FieldValue::Array(values) => {
            Value::Array(values.iter().map(from_field_value).collect::<Option<_>>()?)
        }
        FieldValue::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| Some((key.clone(), from_field_value(value)?)));
            Value::Object(entries.collect::<Option<_>>()?)
        }
    })
}
