package io.nir4j.compiler.pass.rewrite;

import java.util.Optional;
import java.util.function.Function;

/// A rule that looks at one node and its neighbours.
///
/// @param rewriting the network written otherwise, or nothing where the rule does not fit; a pure function
public record NodeRule(
        String name,
        String equation,
        Exactness exactness,
        Validity validity,
        Function<Site, Optional<Rewrite>> rewriting)
        implements Rule {}
