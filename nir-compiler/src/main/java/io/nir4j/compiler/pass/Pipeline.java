package io.nir4j.compiler.pass;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.Options;
import java.util.List;
import java.util.stream.Collectors;

/// Passes in a row: `identities,fold{max=10},dce`.
///
/// @param steps in the order in which they run
public record Pipeline(List<Step> steps) {
    /// No passes.
    public static final Pipeline NONE = new Pipeline(List.of());

    /// A pass with what a user wants of it.
    public record Step(Pass pass, Options options) {
        /// `fold{max=10}`.
        @Override
        public String toString() {
            return pass.name() + options;
        }
    }

    public Pipeline {
        steps = List.copyOf(steps);
    }

    /// The pipeline that a text describes; presets such as `O1` stand for their passes.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with every pass and option that does not exist
    public static Pipeline parse(String text) {
        return new PipelineReader(text).read();
    }

    public Exactness exactness() {
        return steps.stream()
                .map(step -> step.pass().exactness())
                .max(Enum::compareTo)
                .orElse(Exactness.EXACT);
    }

    /// As a user writes it; reads back as the same pipeline.
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(","));
    }
}
