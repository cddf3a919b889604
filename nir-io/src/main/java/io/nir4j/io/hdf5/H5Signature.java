package io.nir4j.io.hdf5;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The eight bytes by which an HDF5 file is known: at its start, or after a user block of 512 bytes, 1024, 2048,
/// ...
public final class H5Signature {
    private static final ByteBuffer SIGNATURE = ByteBuffer.wrap(
                    new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'})
            .asReadOnlyBuffer();

    private static final int SMALLEST_USER_BLOCK_BYTES = 512;

    private H5Signature() {}

    /// True if `file` says that it is an HDF5 file.
    public static boolean isIn(FileChannel file) throws IOException {
        long last = file.size() - SIGNATURE.capacity();
        for (long at = 0; at <= last; at = Math.max(SMALLEST_USER_BLOCK_BYTES, 2 * at)) {
            ByteBuffer found = ByteBuffer.allocate(SIGNATURE.capacity());
            if (file.read(found, at) == found.capacity() && found.flip().equals(SIGNATURE)) {
                return true;
            }
        }
        return false;
    }

    static void require(FileChannel file) throws IOException {
        if (!isIn(file)) {
            throw Diagnostic.of(Code.NOT_THIS_FORMAT, "this is not an HDF5 file: it lacks the signature")
                    .asException();
        }
    }
}
