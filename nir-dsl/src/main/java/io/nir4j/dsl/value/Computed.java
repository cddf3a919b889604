package io.nir4j.dsl.value;

/// What an expression says by itself, before the place where it stands gives it a type and a shape.
public sealed interface Computed permits Group, Quantity, Words {
    /// What this is, for messages: "text", "numbers", "a group".
    String describe();
}
