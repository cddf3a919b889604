package io.nir4j.io.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The border to jHDF: every call into it goes through [#ask], which turns its failures into diagnostics.
///
/// This is the one place of the project that catches broadly. On a damaged file jHDF throws whatever its
/// arithmetic runs into (`BufferUnderflowException`, `NegativeArraySizeException`, `ClassCastException`, ...),
/// recurses until the stack ends, or asks for an array of the size that a flipped bit declares. None of that is a
/// fault of the caller, and no list of the exceptions would be complete. So nothing but jHDF may run inside
/// [#ask]: our own mistakes must not pass for damage.
final class Jhdf {
    private Jhdf() {}

    /// What `question` answers.
    ///
    /// @param path the place in the file that the question is about
    /// @throws InvalidNetwork that says what is wrong with the file there
    static <T> T ask(String path, Supplier<T> question) {
        try {
            return question.get();
        } catch (StackOverflowError endless) {
            throw fault(path, Code.GROUP_CONTAINS_ITSELF, "the structure leads back into itself", endless);
        } catch (OutOfMemoryError tooLarge) {
            throw fault(path, Code.LARGER_THAN_FILE, "declares more data than the memory can hold", tooLarge);
        } catch (RuntimeException | InternalError failure) {
            Code code = isUnsupported(failure) ? Code.UNSUPPORTED_CONTENT : Code.DAMAGED_FILE;
            throw fault(path, code, "cannot be read: " + rootOf(failure), failure);
        }
    }

    private static InvalidNetwork fault(String path, Code code, String message, Throwable cause) {
        InvalidNetwork fault = Diagnostic.of(code, message).at(Place.path(path)).asException();
        fault.initCause(cause);
        return fault;
    }

    private static boolean isUnsupported(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof UnsupportedHdfException
                        || (cause instanceof HdfFilterException
                                && String.valueOf(cause.getMessage()).contains("not available")));
    }

    private static String rootOf(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
