package io.nir4j.compiler.pass.rewrite;

import java.util.function.BiFunction;
import java.util.stream.Stream;

/// A rule that looks at a whole graph, because what it rewrites is not at one node.
///
/// @param rewriting the graph written otherwise, in the ways in which it can be, best first and each made when it is
/// asked for; nothing where there is nothing to do; a pure function
public record GraphRule(
        String name,
        String equation,
        Exactness exactness,
        Validity validity,
        BiFunction<Level, Options, Stream<Rewrite>> rewriting)
        implements Rule {}
