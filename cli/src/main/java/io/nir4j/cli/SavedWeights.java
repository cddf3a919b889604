package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Table;
import io.nir4j.dialects.weights.Filled;
import io.nir4j.dialects.weights.StateDict;
import io.nir4j.dsl.SnnFile;
import io.nir4j.dsl.SnnNetwork;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.numpy.Npz;
import io.nir4j.io.safetensors.SafeTensors;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of `nir convert` that fill a skeleton with weights.
final class SavedWeights {
    private static final double USUAL_STEP_SECONDS = 1e-4;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Fill IN with a state_dict of snnTorch or Norse, saved as .npz or .safetensors.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--allow-unused", description = "Let --weights have arrays that belong to nothing in IN.")
    private boolean allowUnused;

    boolean isGiven() {
        return file.isPresent();
    }

    void check() {
        if (file.isEmpty() && allowUnused) {
            throw new Misuse("--allow-unused belongs to --weights");
        }
    }

    /// The network in `skeleton`, filled; says on `console` what became of every key and parameter.
    ///
    /// @param stepSeconds the step to which decays belong, if the user says so
    GivenNetwork fill(Path skeleton, Optional<Double> stepSeconds, Console console) {
        Path weights = file.orElseThrow();
        return GivenFiles.reading(() -> {
            GivenNetwork given = skeleton(skeleton);
            Filled filled = filled(given, weights, stepSeconds.orElse(USUAL_STEP_SECONDS));
            report(filled, console);
            return given.with(filled.graph());
        });
    }

    private Filled filled(GivenNetwork given, Path weights, double stepSeconds) {
        try {
            return StateDict.fill(given.graph(), arrays(weights), stepSeconds, allowUnused);
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(weights.toString()));
        }
    }

    private static GivenNetwork skeleton(Path file) {
        if (!SnnFile.isNamedBy(file)) {
            return GivenFiles.network(file);
        }
        SnnNetwork network = SnnFile.readSkeleton(file);
        return new GivenNetwork(file, network.graph(), SnnFile.FORMAT, Optional.empty(), List.of(), network::locate);
    }

    private static Map<String, Tensor> arrays(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".pt") || name.endsWith(".pth")) {
            throw new Misuse(file + " is a file of PyTorch's own; save the state_dict with numpy.savez or safetensors");
        }
        boolean safetensors = name.endsWith(".safetensors");
        return FileFaults.reading(
                file, () -> safetensors ? SafeTensors.read(file).tensors() : Npz.read(file));
    }

    private static void report(Filled filled, Console console) {
        if (console.isQuiet()) {
            return;
        }
        Table table = new Table("key", "became");
        filled.used().forEach((key, became) -> table.row(key, became));
        filled.unused().forEach(key -> table.row(key, "nothing: not used"));
        filled.kept().forEach(parameter -> table.row("-", parameter + ", as in the skeleton"));
        table.print(console.err(), console.errInk());
    }
}
