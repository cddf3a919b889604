package io.nir4j.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A whole file as memory.
public final class FileBytes {
    /// A file up to this size is copied: it may then be replaced or cut while its content is in use.
    private static final long COPIED_BYTES = 1 << 20;

    private FileBytes() {}

    /// The content of `file`, read-only: mapped where it is large, so that only what is looked at is read.
    ///
    /// A pipe or a device is read to its end.
    public static MemorySegment of(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) <= COPIED_BYTES) {
            try (InputStream content = Files.newInputStream(file)) {
                return MemorySegment.ofArray(content.readAllBytes()).asReadOnly();
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }
}
