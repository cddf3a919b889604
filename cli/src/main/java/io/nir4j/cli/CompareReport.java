package io.nir4j.cli;

import io.nir4j.backends.compare.Comparison;
import io.nir4j.backends.compare.Tolerance;

/// What `nir compare` has to tell.
///
/// @param file the network
/// @param fed what it was fed
record CompareReport(
        String file, GivenSide a, GivenSide b, InputArrays fed, Tolerance tolerance, Comparison comparison) {}
