package io.nir4j.dsl;

import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.SyntaxReader;
import io.nir4j.dsl.value.ArrayFiles;
import io.nir4j.io.file.FileFaults;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Reads networks in the text form from files.
public final class SnnFile {
    /// The ending of file names.
    public static final String ENDING = ".snn";
    /// The name of the format for messages.
    public static final String FORMAT = "text (.snn)";

    private SnnFile() {}

    /// True for a file that by its name holds the text form.
    public static boolean isNamedBy(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /// The network that the text in `file` describes; the files that it names lie relative to its folder.
    ///
    /// @throws InvalidNetwork with all faults, each at its line, if the file cannot be read or describes no network
    public static SnnNetwork read(Path file) {
        return Snn.parse(new SourceText(file.toString(), text(file)), ArrayFiles.in(folder(file)));
    }

    /// The network in `file`, of which the caller fills what was left out (`elided(10 x 784)`): that is NaN throughout.
    ///
    /// @throws InvalidNetwork with all faults, each at its line, if the file cannot be read or describes no network
    public static SnnNetwork readSkeleton(Path file) {
        return Snn.parse(
                new SourceText(file.toString(), text(file)),
                ArrayFiles.in(folder(file)).fillingElided());
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }

    /// The characters of `file`, which are UTF-8.
    ///
    /// @throws InvalidNetwork if it cannot be read, is too large, or is no text
    public static String text(Path file) {
        try {
            return FileFaults.reading(file, () -> {
                try (InputStream stream = Files.newInputStream(file)) {
                    return text(stream);
                }
            });
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    /// The characters that come from `stream`, which are UTF-8.
    ///
    /// @throws InvalidNetwork if there are too many, or it is no text; the finding has no place
    public static String text(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(SyntaxReader.LONGEST + 1);
        if (bytes.length > SyntaxReader.LONGEST) {
            throw Diagnostic.of(Code.TEXT_LIMIT, "a text may have " + SyntaxReader.LONGEST + " bytes, this has more")
                    .asException();
        }
        return decoded(bytes);
    }

    private static String decoded(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw Diagnostic.of(Code.NOT_THIS_FORMAT, "the file is no text in UTF-8")
                    .asException();
        }
    }
}
