//! What the crate leaves to its users: taking messages over into a world.

use tx2_link::protocol::{ComponentData, SerializedEntity};
use tx2_link::{ComponentId, DeltaChange, EntityId, FieldDelta};

use super::World;
use super::json::merge_keys;

impl World {
    /// The world is what the snapshot says: what it does not name is gone.
    pub fn apply_snapshot(&mut self, entities: Vec<SerializedEntity>) {
        self.entities.clear();
        for entity in entities {
            let components = entity.components.into_iter();
            let components = components.map(|component| (component.id, component.data));
            self.entities.insert(entity.id, components.collect());
        }
    }

    /// Takes over the changes one after the other. Gives the first that has nothing to change; the
    /// rest is done.
    pub fn apply_changes(&mut self, changes: Vec<DeltaChange>) -> Result<(), String> {
        let mut first = Ok(());
        for change in changes {
            let result = self.apply_change(change);
            if first.is_ok() {
                first = result;
            }
        }
        first
    }

    fn apply_change(&mut self, change: DeltaChange) -> Result<(), String> {
        match change {
            // An entity that lives is told anew, whole.
            DeltaChange::EntityAdded { entity_id } => {
                self.entities.insert(entity_id, std::collections::BTreeMap::new());
                Ok(())
            }
            // A delta names removals that we may know of already.
            DeltaChange::EntityRemoved { entity_id } => {
                self.despawn(entity_id);
                Ok(())
            }
            DeltaChange::ComponentAdded { entity_id, component_id, data }
            | DeltaChange::ComponentUpdated { entity_id, component_id, data } => {
                let components = self.entities.get_mut(&entity_id);
                let components = components.ok_or_else(|| unknown(entity_id, &component_id))?;
                components.insert(component_id, data);
                Ok(())
            }
            DeltaChange::ComponentRemoved { entity_id, component_id } => {
                self.remove(entity_id, &component_id);
                Ok(())
            }
            DeltaChange::FieldsUpdated { entity_id, component_id, fields } => {
                self.update_fields(entity_id, &component_id, fields)
            }
        }
    }

    fn update_fields(
        &mut self,
        id: EntityId,
        component: &ComponentId,
        deltas: Vec<FieldDelta>,
    ) -> Result<(), String> {
        let data = self.entities.get_mut(&id).and_then(|components| components.get_mut(component));
        match data.ok_or_else(|| unknown(id, component))? {
            ComponentData::Structured(fields) => {
                fields.extend(deltas.into_iter().map(|delta| (delta.field_id, delta.new_value)));
                Ok(())
            }
            ComponentData::Json(text) => {
                *text = merge_keys(text, &deltas)
                    .map_err(|reason| format!("{component} of entity {id}: {reason}"))?;
                Ok(())
            }
            ComponentData::Binary(_) => Err(format!("{component} of entity {id} has no fields")),
        }
    }
}

fn unknown(id: EntityId, component: &str) -> String {
    format!("{component} of entity {id} is not here")
}
