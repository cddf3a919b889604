package io.nir4j.dsl.value;

/// What computing the expressions of one text needs.
record Context(Faults faults, ArrayFiles files, Budget budget) {}
