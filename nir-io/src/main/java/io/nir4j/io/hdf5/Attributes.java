package io.nir4j.io.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The attribute message, version 1: name, datatype, data space, each padded to eight bytes, and the value itself.
final class Attributes {
    private Attributes() {}

    static byte[] message(String name, H5Value value, byte[] content) {
        return head(name, value).bytes(content).toBytes();
    }

    /// An attribute is stored within its object's header, which limits its size.
    static void requireFits(String name, H5Value value) {
        long contentBytes = switch (value) {
            case H5Numbers numbers -> numbers.data().byteSize();
            case H5Strings strings ->
                (long) H5Strings.REFERENCE_BYTES * strings.values().size();
        };
        long total = ByteWriter.aligned(head(name, value).size() + contentBytes);
        if (total > ObjectHeader.MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException("attribute '" + name + "' takes " + total + " bytes, HDF5 allows "
                    + ObjectHeader.MAX_MESSAGE_BYTES);
        }
    }

    private static ByteWriter head(String name, H5Value value) {
        byte[] nameBytes = name.getBytes(UTF_8);
        byte[] type = Datatypes.of(value);
        byte[] space = ObjectHeader.dataspace(value.space()).toBytes();
        ByteWriter message = new ByteWriter()
                .u8(1, 0)
                .u16(nameBytes.length + 1)
                .u16(type.length)
                .u16(space.length);
        return message.bytes(nameBytes)
                .u8(0)
                .align()
                .bytes(type)
                .align()
                .bytes(space)
                .align();
    }
}
