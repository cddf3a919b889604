package io.nir4j.dsl.value;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.nio.file.Path;

/// Opens the files that a text names.
@FunctionalInterface
public interface ArrayFiles {
    /// The arrays in `file`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it cannot be opened; the findings name the file
    ///     and have no place, which is the text's
    ArraySource open(String file);

    /// Whether the caller fills what was left out of the text, `elided(10 x 784)`: it is then NaN throughout.
    default boolean fillsElided() {
        return false;
    }

    /// These files, for a text whose caller fills what was left out.
    default ArrayFiles fillingElided() {
        ArrayFiles files = this;
        return new ArrayFiles() {
            @Override
            public ArraySource open(String file) {
                return files.open(file);
            }

            @Override
            public boolean fillsElided() {
                return true;
            }
        };
    }

    /// For a text without a folder: every file is refused.
    static ArrayFiles none() {
        return file -> {
            throw Diagnostic.of(Code.UNREADABLE, "'" + file + "' lies beside a text of which no place is known")
                    .hint("name the file of the text instead of piping it")
                    .asException();
        };
    }

    /// Files by their names relative to `folder`, each opened once: `.npz`, `.npy`, `.safetensors` and networks.
    static ArrayFiles in(Path folder) {
        return new FolderArrays(folder);
    }
}
