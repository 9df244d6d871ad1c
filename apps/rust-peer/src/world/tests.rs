use std::collections::HashMap;

use serde_json::json;
use tx2_link::protocol::{ComponentData, FieldValue};
use tx2_link::{DeltaChange, FieldDelta, SerializedComponent, SerializedEntity};

use super::World;

fn fields(fields: &[(&str, FieldValue)]) -> ComponentData {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    ComponentData::Structured(fields.collect())
}

fn update(entity_id: u32, component_id: &str, field: &str, value: FieldValue) -> DeltaChange {
    DeltaChange::FieldsUpdated {
        entity_id,
        component_id: component_id.to_owned(),
        fields: vec![FieldDelta { field_id: field.to_owned(), old_value: None, new_value: value }],
    }
}

fn component<'a>(world: &'a World, id: u32, name: &str) -> Option<&'a ComponentData> {
    world.entities.get(&id)?.get(name)
}

#[test]
fn a_snapshot_is_all_there_is() {
    let mut world = World::default();
    world.set(1, "Gone", fields(&[]));
    let kept = SerializedComponent { id: "Kept".to_owned(), data: fields(&[]) };
    world.apply_snapshot(vec![SerializedEntity { id: 2, components: vec![kept] }]);
    assert!(component(&world, 1, "Gone").is_none());
    assert!(component(&world, 2, "Kept").is_some());
}

#[test]
fn an_entity_that_is_added_again_is_told_anew() {
    let mut world = World::default();
    world.set(1, "Old", fields(&[]));
    assert!(world.apply_changes(vec![DeltaChange::EntityAdded { entity_id: 1 }]).is_ok());
    assert!(component(&world, 1, "Old").is_none());
}

#[test]
fn what_has_nothing_to_change_is_told_and_the_rest_is_done() {
    let mut world = World::default();
    world.set(1, "Health", fields(&[("current", FieldValue::U8(9))]));
    let changes = vec![
        DeltaChange::EntityRemoved { entity_id: 7 },
        update(8, "Health", "current", FieldValue::U8(1)),
        update(1, "Health", "current", FieldValue::U8(3)),
    ];
    let result = world.apply_changes(changes);
    assert_eq!(result, Err("Health of entity 8 is not here".to_owned()));
    let health = component(&world, 1, "Health");
    assert_eq!(health, Some(&fields(&[("current", FieldValue::U8(3))])));
}

#[test]
fn fields_of_json_are_its_keys_and_it_stays_json() {
    let mut world = World::default();
    world.set(1, "Note", ComponentData::Json("{\"a\": 1, \"b\": [2.5]}".to_owned()));
    assert!(world.apply_changes(vec![update(1, "Note", "a", FieldValue::Null)]).is_ok());
    let expected = ComponentData::Json("{\"a\":null,\"b\":[2.5]}".to_owned());
    assert_eq!(component(&world, 1, "Note"), Some(&expected));
    assert!(world.apply_changes(vec![update(1, "Note", "a", FieldValue::Bytes(vec![1]))]).is_err());
}

#[test]
fn opaque_bytes_have_no_fields() {
    let mut world = World::default();
    world.set(1, "Blob", ComponentData::Binary(vec![1]));
    assert!(world.apply_changes(vec![update(1, "Blob", "a", FieldValue::Null)]).is_err());
}

#[test]
fn the_canonical_form_loses_nothing() {
    let mut world = World::default();
    let map = FieldValue::Map(HashMap::from([("k".to_owned(), FieldValue::Null)]));
    let values = fields(&[
        ("float", FieldValue::F32(0.1)),
        ("infinite", FieldValue::F32(f32::NEG_INFINITY)),
        ("map", map),
        ("most", FieldValue::U64(u64::MAX)),
        ("nan", FieldValue::F64(f64::NAN)),
        ("zero", FieldValue::F64(-0.0)),
    ]);
    world.set(2, "Values", values);
    world.set(
        1,
        "Json",
        ComponentData::Json("{\"b\": 18446744073709551615, \"a\": -1}".to_owned()),
    );
    let expected = json!({ "entities": [
        { "id": 1, "components": { "Json": { "Json": { "Map": {
            "a": { "I64": "-1" },
            "b": { "U64": "18446744073709551615" },
        } } } } },
        { "id": 2, "components": { "Values": { "Structured": {
            "float": { "F32": 0.100_000_001_490_116_12 },
            "infinite": { "F32": "-Infinity" },
            "map": { "Map": { "k": "Null" } },
            "most": { "U64": "18446744073709551615" },
            "nan": { "F64": "NaN" },
            "zero": { "F64": "-0" },
        } } } },
    ] });
    assert_eq!(world.canonical(), expected);
}
