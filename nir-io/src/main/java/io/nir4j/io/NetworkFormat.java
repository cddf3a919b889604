package io.nir4j.io;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats that hold a network.
public enum NetworkFormat {
    /// HDF5 in the layout of the NIR reference package.
    NIR("NIR (HDF5)"),
    /// The text that people read and edit: see `io.nir4j.io.json`.
    JSON("JSON");

    private final String label;

    NetworkFormat(String label) {
        this.label = label;
    }

    /// `NIR (HDF5)`.
    public String label() {
        return label;
    }

    /// The endings of file names, the usual one first.
    public List<String> endings() {
        return switch (this) {
            case NIR -> List.of(".nir", ".h5", ".hdf5");
            case JSON -> List.of(".json");
        };
    }

    /// The format that the ending of `file` promises.
    public static Optional<NetworkFormat> promisedBy(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings().stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /// The format to write `file` in.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with code `UNKNOWN_ENDING` if no format has its ending
    static NetworkFormat toWrite(Path file) {
        List<String> known =
                Arrays.stream(values()).flatMap(f -> f.endings().stream()).toList();
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        return promisedBy(file)
                .orElseThrow(() -> Diagnostic.of(
                                Code.UNKNOWN_ENDING,
                                "a network is written as " + String.join(", ", known) + "; "
                                        + (ending.isEmpty()
                                                ? "this name has no ending"
                                                : "no format belongs to '" + ending + "'"))
                        .hint(ending.isEmpty() ? Optional.empty() : Suggestion.hint(ending, known))
                        .at(Place.file(file.toString()))
                        .asException());
    }
}
