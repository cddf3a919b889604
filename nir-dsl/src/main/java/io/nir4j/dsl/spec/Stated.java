package io.nir4j.dsl.spec;

import io.nir4j.model.diagnostic.Place;

/// Something that a test says, and where.
///
/// @param <T> what it says
public record Stated<T>(T value, Place place) {}
