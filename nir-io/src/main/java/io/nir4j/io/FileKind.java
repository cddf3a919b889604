package io.nir4j.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nir4j.io.hdf5.H5Signature;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/// Tells by its content what a file is: names lie.
final class FileKind {
    private static final int BYTES_LOOKED_AT = 256;
    /// A byte order mark and white space may come before the object.
    private static final Pattern BEFORE_JSON = Pattern.compile("(\u00ef\u00bb\u00bf)?\\s*\\{");

    private FileKind() {}

    /// The format of `file`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it is none of a network; says what it is
    static NetworkFormat of(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw Diagnostic.of(Code.UNREADABLE, "this is a pipe or a device; a network is read from a file")
                    .hint("save it to a file first")
                    .at(Place.file(file.toString()))
                    .asException();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (H5Signature.isIn(channel)) {
                return NetworkFormat.NIR;
            }
            String start = start(channel);
            if (BEFORE_JSON.matcher(start).lookingAt()) {
                return NetworkFormat.JSON;
            }
            throw Diagnostic.of(Code.NOT_THIS_FORMAT, "this is neither an HDF5 file nor JSON: " + whatItIs(start))
                    .at(Place.file(file.toString()))
                    .asException();
        }
    }

    private static String start(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES_LOOKED_AT);
        channel.read(bytes, 0);
        return ISO_8859_1.decode(bytes.flip()).toString();
    }

    private static String whatItIs(String start) {
        if (start.isEmpty()) {
            return "the file is empty";
        }
        if (start.startsWith("version https://git-lfs")) {
            return "the file is a pointer of Git LFS; 'git lfs pull' fetches the network itself";
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return "the file is a ZIP archive, perhaps .npz or a PyTorch checkpoint";
        }
        if (start.startsWith("\u0093NUMPY")) {
            return "the file is a NumPy array";
        }
        String line = start.lines().findFirst().orElse("");
        boolean isText = line.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
        return isText
                ? "it starts with the text '" + line.substring(0, Math.min(40, line.length())) + "'"
                : "the start of the file is not known";
    }
}
