//! A world of entities as the crate's messages tell of it. The crate itself keeps none.

mod apply;
mod canonical;
mod json;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use tx2_link::protocol::ComponentData;
use tx2_link::{ComponentId, EntityId, SerializedComponent, SerializedEntity, WorldSnapshot};

/// In the order of ids and names, so that it is sent and printed in one order.
#[derive(Default)]
pub struct World {
    entities: BTreeMap<EntityId, BTreeMap<ComponentId, ComponentData>>,
}

impl World {
    pub fn snapshot(&self, timestamp: f64) -> WorldSnapshot {
        let entities = self.entities.iter();
        WorldSnapshot {
            entities: entities.map(|(id, components)| serialized(*id, components)).collect(),
            timestamp,
            version: "1.0.0".to_owned(),
        }
    }

    /// Puts a component on an entity, which is made if it is not there.
    pub fn set(&mut self, id: EntityId, component: &str, data: ComponentData) {
        let components = self.entities.entry(id).or_default();
        components.insert(component.to_owned(), data);
    }

    pub fn remove(&mut self, id: EntityId, component: &str) {
        if let Some(components) = self.entities.get_mut(&id) {
            components.remove(component);
        }
    }

    pub fn despawn(&mut self, id: EntityId) {
        self.entities.remove(&id);
    }
}

fn serialized(id: EntityId, components: &BTreeMap<ComponentId, ComponentData>) -> SerializedEntity {
    let components = components
        .iter()
        .map(|(id, data)| SerializedComponent { id: id.clone(), data: data.clone() });
    SerializedEntity { id, components: components.collect() }
}
