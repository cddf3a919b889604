package io.nir4j.io.hdf5;

import io.jhdf.filter.FilterManager;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.nir4j.io.file.Allocation;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes what was done to a chunk when it was written, last filter first.
///
/// Unpacking stops at the size that a chunk can have, so that a few bytes cannot fill the memory, and Fletcher's
/// checksum is checked, which jHDF leaves out. The other filters are jHDF's.
record ChunkFilters(List<PipelineFilterWithData> filters, int chunkBytes, String path) {
    private static final int DEFLATE = 1;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32000;
    private static final int CHECKSUM_BYTES = 4;

    /// No filter here makes more of a byte: deflate's shortest code stands for 258 bytes in two bits.
    static final long MOST_EXPANSION = 1032;

    /// The elements of the chunk stored as `raw`.
    byte[] decode(byte[] raw) {
        byte[] bytes = raw;
        for (PipelineFilterWithData filter : filters.reversed()) {
            bytes = switch (filter.getId()) {
                case DEFLATE -> inflate(bytes);
                case FLETCHER32 -> withoutChecksum(bytes);
                case LZF -> unpackLzf(bytes);
                default -> byJhdf(filter, bytes);
            };
        }
        if (bytes.length != chunkBytes) {
            throw damaged("a chunk holds " + bytes.length + " bytes, expected " + chunkBytes);
        }
        return bytes;
    }

    private byte[] byJhdf(PipelineFilterWithData filter, byte[] bytes) {
        FilterInfo alone = new FilterInfo(filter.getId(), filter.getName(), false, filter.getFilterData());
        return Jhdf.ask(path, () -> FilterManager.getPipeline(List.of(alone)).decode(bytes));
    }

    private byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] inflated = Allocation.array(chunkBytes + checksums(), path);
            int length = inflater.inflate(inflated);
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw damaged("a chunk holds more than the " + chunkBytes + " bytes that it declares");
            }
            if (!inflater.finished()) {
                throw damaged("a compressed chunk ends after " + length + " of " + chunkBytes + " bytes");
            }
            return length == inflated.length ? inflated : Arrays.copyOf(inflated, length);
        } catch (DataFormatException e) {
            InvalidNetwork fault = damaged("a compressed chunk cannot be inflated: " + e.getMessage());
            fault.initCause(e);
            throw fault;
        } finally {
            inflater.end();
        }
    }

    /// LZF is only stored where it saves something: a chunk of full length was left as it is.
    private byte[] unpackLzf(byte[] packed) {
        if (packed.length >= chunkBytes) {
            return packed;
        }
        byte[] unpacked = Allocation.array(chunkBytes, path);
        try {
            int length = Lzf.unpack(packed, unpacked);
            return length == unpacked.length ? unpacked : Arrays.copyOf(unpacked, length);
        } catch (IndexOutOfBoundsException e) {
            InvalidNetwork fault = damaged("a chunk cannot be unpacked by LZF");
            fault.initCause(e);
            throw fault;
        }
    }

    /// Bytes that checksums made before the deflating add to the chunk.
    private int checksums() {
        long count = filters.stream()
                .takeWhile(filter -> filter.getId() != DEFLATE)
                .filter(filter -> filter.getId() == FLETCHER32)
                .count();
        return (int) count * CHECKSUM_BYTES;
    }

    private byte[] withoutChecksum(byte[] bytes) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 0) {
            throw damaged("a chunk is too short for its checksum");
        }
        int stored = 0;
        for (int i = CHECKSUM_BYTES - 1; i >= 0; i--) {
            stored = stored << 8 | Byte.toUnsignedInt(bytes[length + i]);
        }
        if (!isFletcher32(stored, bytes, length) && !isFletcher32(swappedPairs(stored), bytes, length)) {
            throw damaged("the checksum of a chunk does not agree with its content");
        }
        return Arrays.copyOf(bytes, length);
    }

    /// Fletcher's checksum over pairs of bytes, high byte first: the sum in the lower half, the sum of sums in the
    /// upper, both modulo 65535, for which 0 may stand as 65535.
    private static boolean isFletcher32(int checksum, byte[] bytes, int length) {
        int modulus = 0xffff;
        int sum = 0;
        int sumOfSums = 0;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? Byte.toUnsignedInt(bytes[i + 1]) : 0;
            sum = (sum + (Byte.toUnsignedInt(bytes[i]) << 8 | low)) % modulus;
            sumOfSums = (sumOfSums + sum) % modulus;
        }
        return (checksum >>> 16) % modulus == sumOfSums && (checksum & 0xffff) % modulus == sum;
    }

    /// Versions of the C library before 1.6.3 stored the bytes of each half in the other order.
    private static int swappedPairs(int checksum) {
        return (checksum & 0x00ff00ff) << 8 | (checksum >>> 8 & 0x00ff00ff);
    }

    private InvalidNetwork damaged(String message) {
        return Diagnostic.of(Code.DAMAGED_FILE, message).at(Place.path(path)).asException();
    }
}
