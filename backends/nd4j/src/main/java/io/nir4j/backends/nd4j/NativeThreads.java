package io.nir4j.backends.nd4j;

import io.nir4j.model.diagnostic.CompilerBug;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/// The threads of the BLAS below ND4J.
///
/// On several of them a product's rounding depends on how they share it. Their number is one for the whole process:
/// other products that run at the same time are slower, but not wrong. ND4J looks for every BLAS there is each time it
/// is asked for that number or sets it, which takes milliseconds, so OpenBLAS is asked itself.
final class NativeThreads {
    private static final Optional<MethodHandle> GET =
            function("openblas_get_num_threads", FunctionDescriptor.of(ValueLayout.JAVA_INT));
    private static final Optional<MethodHandle> SET =
            function("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));

    private NativeThreads() {}

    @SuppressWarnings("restricted") // ND4J is native anyway.
    private static Optional<MethodHandle> function(String name, FunctionDescriptor descriptor) {
        Nd4j.factory().blas();
        return Optional.ofNullable(Loader.addressof(name))
                .map(address -> MemorySegment.ofAddress(address.address()))
                .map(address -> Linker.nativeLinker().downcallHandle(address, descriptor));
    }

    /// Does `work` with one thread for each product, then sets their number back.
    static <T> T oneForEachProduct(Supplier<T> work) {
        int before = number();
        set(1);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    private static int number() {
        if (GET.isEmpty()) {
            return Nd4j.factory().blas().getMaxThreads();
        }
        try {
            return (int) GET.get().invokeExact();
        } catch (Throwable failed) {
            throw new CompilerBug("OpenBLAS does not say its number of threads: " + failed);
        }
    }

    private static void set(int number) {
        if (SET.isEmpty()) {
            Nd4j.factory().blas().setMaxThreads(number);
            return;
        }
        try {
            SET.get().invokeExact(number);
        } catch (Throwable failed) {
            throw new CompilerBug("OpenBLAS does not take a number of threads: " + failed);
        }
    }
}
