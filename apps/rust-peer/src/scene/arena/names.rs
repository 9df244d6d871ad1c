//! What fighters are called.

pub const NAMES: [&str; 40] = [
    "Rust", "Ferris", "Oxide", "Cargo", "Crate", "Borrow", "Lifetime", "Trait", "Clippy", "Serde",
    "Tokio", "Rayon", "Patina", "Corro", "Ember", "Umber", "Sienna", "Ochre", "Cinder", "Copper",
    "Bronze", "Brass", "Nickel", "Cobalt", "Zinc", "Tin", "Iron", "Steel", "Slag", "Anvil",
    "Hammer", "Tongs", "Bellows", "Forge", "Rivet", "Bolt", "Gear", "Piston", "Valve", "Flint",
];
