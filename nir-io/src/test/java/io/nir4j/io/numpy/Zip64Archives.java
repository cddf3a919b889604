package io.nir4j.io.numpy;

import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// Writes archives in the form for more than 4 GiB that are small: every second member stored, the others deflated.
final class Zip64Archives {
    private Zip64Archives() {}

    static void write(Path file, Map<String, Tensor> arrays) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ZipWriter zip = new ZipWriter(channel, 150);
            boolean deflate = false;
            for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
                Tensor tensor = array.getValue();
                String name = NpzWriter.memberName(array.getKey());
                MemorySegment header = MemorySegment.ofArray(NpyHeader.write(tensor.dtype(), tensor.shape()));
                if (deflate) {
                    zip.deflate(name, List.of(header, tensor.data()));
                } else {
                    var member =
                            zip.store(name, header.byteSize() + tensor.data().byteSize());
                    member.write(header);
                    member.write(tensor.data());
                }
                deflate = !deflate;
            }
            zip.finish();
        }
    }
}
