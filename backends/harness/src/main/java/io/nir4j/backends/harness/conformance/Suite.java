package io.nir4j.backends.harness.conformance;

import io.nir4j.io.file.FileFaults;
import io.nir4j.io.json.JsonText;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A conformance suite on disk.
///
/// @param folder that holds `manifest.json` and, mostly, the files that it names
/// @param version of the suite: its cases
/// @param cases by name
public record Suite(Path folder, String version, List<ConformanceCase> cases) {
    /// The manifest of a suite.
    public static final String MANIFEST = "manifest.json";

    public Suite {
        cases = List.copyOf(cases);
    }

    /// The suite in `folder`.
    ///
    /// @throws InvalidNetwork with everything that is wrong with its manifest; its files are read case by case
    public static Suite read(Path folder) {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw Diagnostic.of(Code.SUITE_UNUSABLE, "there is no conformance suite in " + folder)
                    .hint("a suite is a folder with a " + MANIFEST
                            + ", such as testdata/conformance of nir4j's sources")
                    .asException();
        }
        try {
            return FileFaults.reading(manifest, () -> {
                try (InputStream stream = Files.newInputStream(manifest)) {
                    return JsonText.read(stream, json -> new ManifestReader(folder, JsonTree.read(json)).suite());
                }
            });
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(manifest.toString()));
        }
    }
}
