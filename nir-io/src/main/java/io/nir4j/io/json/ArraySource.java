package io.nir4j.io.json;

import io.nir4j.io.numpy.NpzFile;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Where arrays come from that a text names but does not hold.
interface ArraySource {
    /// A text without a place has nothing beside it.
    ArraySource NONE = (file, _) -> {
        throw Diagnostic.of(Code.UNREADABLE, "its numbers are in '" + file + "', beside a file that is not known")
                .hint("name the file instead of piping its text")
                .asException();
    };

    /// The array `name` of the `.npz` file called `file`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none
    Tensor array(String file, String name);

    /// The files in the folder of `text`, each opened once; a name that leads out of it is refused.
    static ArraySource beside(Path text) {
        Pattern plainName = Pattern.compile("[^/\\\\:\\x00]+");
        Map<String, NpzFile> open = new HashMap<>();
        return (file, name) -> {
            if (!plainName.matcher(file).matches() || file.equals("..") || file.equals(".")) {
                throw Diagnostic.of(Code.UNSUPPORTED_CONTENT, "'" + file + "' is not a file beside this one")
                        .asException();
            }
            return open.computeIfAbsent(file, key -> open(text.resolveSibling(key)))
                    .array(name)
                    .all();
        };
    }

    private static NpzFile open(Path file) {
        try {
            return NpzFile.open(file);
        } catch (IOException failure) {
            throw Diagnostic.of(Code.UNREADABLE, "its numbers are in " + file + ", which cannot be read: " + failure)
                    .asException();
        }
    }
}
