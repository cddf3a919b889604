package io.nir4j.io.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// Replaces a file as a whole: whatever goes wrong, the target holds either all of the new content or what it held
/// before.
///
/// The content goes to a hidden file `.NAME.RANDOM.tmp` in the same folder, is forced to the disk, and moves into
/// place; the hidden file is deleted on failure. A symbolic link stays and the file it leads to is replaced; the
/// replaced file's permissions are kept. A target that is a device or a pipe cannot be replaced and is written to
/// directly.
public final class AtomicFile {
    private static final int MAX_LINKS = 40;
    /// Leaves room for the rest of the hidden file's name in the 255 bytes that file systems allow.
    private static final int MAX_NAME_CHARS = 60;

    private static final SecureRandom RANDOM = new SecureRandom();

    private AtomicFile() {}

    /// Produces the content of a file.
    ///
    /// @param <T> what it is written to, an [OutputStream] or a [FileChannel]
    @FunctionalInterface
    public interface Content<T> {
        /// Writes all of it; the caller closes `file`.
        void writeTo(T file) throws IOException;
    }

    /// Replaces `target` with what `content` writes to a buffered stream.
    ///
    /// @throws IOException if the folder does not exist, the target is a folder or may not be written, or writing
    ///     fails
    public static void writeStream(Path target, Content<OutputStream> content) throws IOException {
        write(target, channel -> {
            // Not closed here: the channel has yet to be forced to the disk.
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(stream);
            stream.flush();
        });
    }

    /// Replaces `target` with what `content` writes to a channel, empty at first and open for writing only.
    ///
    /// @throws IOException as [#writeStream] does
    public static void write(Path target, Content<FileChannel> content) throws IOException {
        Path file = followLinks(target.toAbsolutePath());
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            writeInPlace(file, content);
            return;
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "there is no such folder to write to");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString(), null, "the file is write-protected");
        }
        Path hidden = hiddenBeside(file);
        try (Unfinished _ = Unfinished.watch(hidden)) {
            writeNew(hidden, file, content);
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error failure) {
            deleteAfter(failure, hidden);
            throw failure;
        }
    }

    private static void deleteAfter(Throwable failure, Path hidden) {
        try {
            Files.deleteIfExists(hidden);
        } catch (IOException notDeleted) {
            failure.addSuppressed(notDeleted);
        }
    }

    private static void writeNew(Path hidden, Path replaced, Content<FileChannel> content) throws IOException {
        try (FileChannel channel = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copyPermissions(replaced, hidden);
            content.writeTo(channel);
            channel.force(true);
        }
    }

    private static void writeInPlace(Path file, Content<FileChannel> content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new AccessDeniedException(file.toString(), null, "a folder, not a file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
        }
    }

    /// Before there is content: what nobody else could read must not be readable for a moment.
    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
            view.setPermissions(permissions);
        }
    }

    /// Also links that lead nowhere yet; a device behind a link such as `/dev/stdout` is left to the system to
    /// find.
    private static Path followLinks(Path target) throws IOException {
        if (Files.exists(target)) {
            return Files.isRegularFile(target) ? target.toRealPath() : target;
        }
        Path path = target;
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(target.toString());
            }
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        return path;
    }

    private static Path hiddenBeside(Path file) {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        String name = file.getFileName().toString();
        int length = Math.min(name.length(), MAX_NAME_CHARS);
        if (length < name.length() && Character.isHighSurrogate(name.charAt(length - 1))) {
            length--;
        }
        return file.resolveSibling(
                "." + name.substring(0, length) + "." + HexFormat.of().formatHex(random) + ".tmp");
    }
}
