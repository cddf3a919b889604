package io.nir4j.io.data;

import io.nir4j.io.Compression;
import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.hdf5.H5Group;
import io.nir4j.io.hdf5.H5Reader;
import io.nir4j.io.hdf5.H5Writer;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.nio.file.Path;

/// Reads and writes recorded data as the `nir` package of Python does: HDF5, with attributes that say what is what.
public final class NirDataFile {
    private NirDataFile() {}

    /// The data in `file`; large arrays that are not compressed stay in it, mapped.
    ///
    /// @param findings receives notes on what is not kept
    /// @throws InvalidNetwork with all faults, if the file cannot be read or holds no such data
    public static GraphData read(Path file, Findings findings) {
        try {
            H5Group root = FileFaults.reading(file, () -> H5Reader.read(file, findings));
            return DataReader.read(root, findings);
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    /// Replaces `file` with `data`; equal data give equal bytes.
    ///
    /// @throws InvalidNetwork if the file cannot be written, or HDF5 cannot hold a name
    public static void write(Path file, GraphData data, Compression compression) {
        try {
            H5Group root = objects(data, compression);
            FileFaults.writing(file, () -> {
                AtomicFile.write(file, channel -> H5Writer.write(channel, root));
                return file;
            });
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    private static H5Group objects(GraphData data, Compression compression) {
        try {
            return new DataLayout(compression).graph(data);
        } catch (InvalidNetwork fault) {
            throw fault;
        } catch (IllegalArgumentException notInHdf5) {
            throw Diagnostic.of(Code.UNSUPPORTED_CONTENT, "HDF5 cannot hold this: " + notInHdf5.getMessage())
                    .asException();
        }
    }
}
