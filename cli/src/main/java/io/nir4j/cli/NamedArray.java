package io.nir4j.cli;

import io.nir4j.io.file.FileFaults;
import io.nir4j.io.numpy.NpyArray;
import io.nir4j.io.numpy.NpzFile;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An array that the user gave with `--input`.
///
/// @param source the file as the user named it
record NamedArray(String source, NpyArray array) {
    private static final String MEMBER = ".npz:";
    private static final byte[] ZIP = {'P', 'K'};

    /// Opens what `--input` named, each for the input of its name.
    ///
    /// @param arguments `FILE`, where the network has one input, or `NAME=FILE`
    /// @param inputs the names of the network's inputs
    static Map<String, NamedArray> of(List<String> arguments, Collection<String> inputs) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String argument : arguments) {
            String name = name(argument, inputs);
            String file = argument.startsWith(name + "=") ? argument.substring(name.length() + 1) : argument;
            if (files.put(name, file) != null) {
                throw new Misuse("input '" + name + "' is given twice");
            }
        }
        inputs.stream().filter(name -> !files.containsKey(name)).findFirst().ifPresent(name -> {
            throw new Misuse("no data for input '" + name + "': add --input " + name + "=FILE");
        });
        Map<String, NamedArray> arrays = new LinkedHashMap<>();
        files.forEach((name, file) -> arrays.put(name, new NamedArray(file, GivenFiles.reading(() -> open(file)))));
        return arrays;
    }

    /// The longest name of an input before a `=`; a name may hold that character, as a file may.
    private static String name(String argument, Collection<String> inputs) {
        Optional<String> named = inputs.stream()
                .filter(name -> argument.startsWith(name + "="))
                .max((a, b) -> Integer.compare(a.length(), b.length()));
        if (named.isPresent()) {
            return named.get();
        }
        int equals = argument.indexOf('=');
        if (equals > 0 && !Files.exists(Path.of(argument))) {
            String typed = argument.substring(0, equals);
            throw new Misuse("the network has no input '" + typed + "'; "
                    + Suggestion.hint(typed, inputs).orElse("its inputs are " + String.join(", ", inputs)));
        }
        if (inputs.size() != 1) {
            throw new Misuse("the network has the inputs " + String.join(", ", inputs)
                    + ": say which with --input NAME=" + argument);
        }
        return inputs.iterator().next();
    }

    private static NpyArray open(String text) {
        int member = text.lastIndexOf(MEMBER);
        Path path = Path.of(text);
        if (member < 0 || Files.exists(path)) {
            return placed(path, () -> isZip(path) ? only(NpzFile.open(path)) : NpyArray.open(path));
        }
        Path archive = Path.of(text.substring(0, member + MEMBER.length() - 1));
        return placed(archive, () -> NpzFile.open(archive).array(text.substring(member + MEMBER.length())));
    }

    private static NpyArray placed(Path file, FileFaults.FileStep<NpyArray> opening) {
        try {
            return FileFaults.reading(file, opening);
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(ZIP.length), ZIP);
        }
    }

    private static NpyArray only(NpzFile archive) {
        if (archive.names().size() != 1) {
            throw Diagnostic.of(
                            Code.INPUT_DATA,
                            "the archive holds " + archive.names().size() + " arrays: "
                                    + String.join(", ", archive.names()))
                    .hint("say which: FILE.npz:NAME")
                    .asException();
        }
        return archive.array(archive.names().iterator().next());
    }
}
