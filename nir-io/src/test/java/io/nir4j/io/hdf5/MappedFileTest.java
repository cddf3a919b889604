package io.nir4j.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {
    @TempDir
    Path folder;

    private MappedFile file;

    @BeforeEach
    void open() throws IOException {
        file = MappedFile.open(Files.write(folder.resolve("bytes"), new byte[] {1, 2, 3, 4, 5}));
    }

    @Test
    void readsWhatIsLeftBeforeTheEnd() {
        ByteBuffer bytes = ByteBuffer.allocate(4);
        assertEquals(2, file.read(bytes, 3));
        assertArrayEquals(new byte[] {4, 5, 0, 0}, bytes.array());
    }

    @Test
    void refusesToLookOutsideTheFile() {
        assertThrows(IndexOutOfBoundsException.class, () -> file.read(ByteBuffer.allocate(1), 5));
        assertThrows(IndexOutOfBoundsException.class, () -> file.read(ByteBuffer.allocate(1), -1));
        assertThrows(IndexOutOfBoundsException.class, () -> file.map(MapMode.READ_ONLY, 1, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> file.map(MapMode.READ_ONLY, 1, Long.MAX_VALUE));
        assertThrows(IndexOutOfBoundsException.class, () -> file.map(MapMode.READ_ONLY, -1, 1));
    }

    @Test
    void endsReadingInCircles() {
        ByteBuffer one = ByteBuffer.allocate(1);
        assertThrows(IndexOutOfBoundsException.class, () -> {
            for (int i = 0; i < 10_000_000; i++) {
                file.read(one.clear(), 0);
            }
        });
    }
}
