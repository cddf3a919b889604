package io.nir4j.cli;

import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dialects.export.Export;
import io.nir4j.dialects.export.Exported;
import io.nir4j.dialects.export.Target;
import io.nir4j.dialects.export.Targets;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of `nir convert` that write a network for a framework.
final class ExportOptions {
    @Option(
            names = "--to",
            paramLabel = "FRAMEWORK",
            converter = TargetNamed.class,
            description = "Write it so that this framework computes the same: norse, snntorch, sinabs, rockpool, spyx,"
                    + " spikingjelly, hxtorch, lava, spinnaker2.")
    private Optional<Target> target = Optional.empty();

    @Mixin
    private DialectOptions dialects = new DialectOptions();

    @Option(
            names = "--approximate",
            description = "Do as nearly as can be done what the framework cannot express, and measure the difference.")
    private boolean approximate;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "What to measure the difference on: .npy or .npz, as for 'nir run'; random spikes unless given.")
    private Optional<String> input = Optional.empty();

    @Option(names = "--json", description = "With --to: print what was done, or why it cannot be, as JSON.")
    private boolean json;

    /// A framework by name.
    static final class TargetNamed implements ITypeConverter<Target> {
        @Override
        public Target convert(String text) {
            return Choices.named(text, Targets.all(), Target::name, "framework");
        }
    }

    /// A network that was written for a framework, and how it was meant.
    record Written(GivenNetwork given, ChosenDialect dialect, TimeStep step, Exported exported) {}

    /// The dialect in which the network is meant.
    Dialect dialect() {
        return dialects.chosen().dialect();
    }

    boolean isAsked() {
        return target.isPresent();
    }

    /// @throws Misuse if an option stands there that means nothing without another
    void check() {
        if (target.isEmpty() && (dialects.isGiven() || approximate)) {
            throw new Misuse("--dialect, --set and --approximate say how to write for a framework: add --to");
        }
        if (json && target.isEmpty()) {
            throw new Misuse("--json tells what --to does: add --to");
        }
        if (input.isPresent() && !approximate) {
            throw new Misuse("--input is for measuring what --approximate does");
        }
    }

    /// The network for the framework; both have been lowered, so that each can be run.
    ///
    /// @param stepSeconds the step of the network as it is, if the user says so
    /// @throws InvalidNetwork with every reason why there is none
    Written write(GivenNetwork given, Optional<Double> stepSeconds, Findings warnings) {
        ChosenDialect chosen = dialects.chosen();
        TimeStep step = TimeStep.choose(stepSeconds, chosen.dialect(), given.graph());
        Export export = Export.of(given.graph(), chosen.dialect(), step.seconds());
        try {
            Lowering.lower(TypedGraph.of(given.graph()), chosen.dialect(), step.seconds(), warnings);
            Exported exported = (approximate ? export.approximately() : export).to(target.orElseThrow());
            checked(exported);
            return new Written(given, chosen, step, exported);
        } catch (InvalidNetwork refused) {
            throw new InvalidNetwork(
                    refused.diagnostics().stream().map(given::locate).toList());
        }
    }

    /// What is written must run in the framework's own dialect.
    private static void checked(Exported exported) {
        try {
            Lowering.lower(TypedGraph.of(exported.graph()), exported.dialect(), exported.step(), new Findings());
        } catch (InvalidNetwork unsound) {
            throw new CompilerBug("the export does not run: " + unsound.getMessage(), unsound);
        }
    }

    /// How far what was written is from what was meant, if they differ.
    ///
    /// @param warnings receives what cannot be compared
    Optional<ExportDifference> difference(Written written, Findings warnings) {
        return written.exported().isExact()
                ? Optional.empty()
                : Optional.of(ExportDifference.measure(written, input, warnings));
    }

    boolean isJsonWanted() {
        return json;
    }
}
