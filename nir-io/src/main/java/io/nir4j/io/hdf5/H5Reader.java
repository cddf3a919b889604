package io.nir4j.io.hdf5;

import io.jhdf.CommittedDatatype;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import io.jhdf.links.SoftLink;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads an HDF5 file as a tree of groups and data sets.
///
/// Contiguous arrays from 64 KiB on stay in the file, which is mapped: reading a tree of gigabytes touches
/// kilobytes. Nothing in the file is trusted. A file that is damaged, or made to harm, ends in diagnostics, not in
/// endless loops nor in a lack of memory.
public final class H5Reader {
    private static final int MAX_DEPTH = 100;

    /// An object takes at least this much of the file; more objects than fit mean that some are reached many
    /// times.
    private static final long LEAST_OBJECT_BYTES = 32;

    /// Faults of one value, beside which the rest of the file may be read for more of them.
    private static final Set<Code> GOES_ON = EnumSet.of(Code.UNSUPPORTED_CONTENT, Code.LARGER_THAN_FILE);

    private final MappedFile file;
    private final HdfFile hdf;
    private final ValueReader values;
    private final SoftLinks links;
    private final Findings faults = new Findings();
    private final Set<Long> groupsAround = new HashSet<>();
    private long objectsLeft;

    private H5Reader(MappedFile file, HdfFile hdf, Findings notes) {
        this.file = file;
        this.hdf = hdf;
        TextDecoder texts = new TextDecoder(hdf.getHdfBackingStorage());
        this.values = new ValueReader(file.content(), hdf.getUserBlockSize(), new ElementDecoder(texts, notes));
        this.links = new SoftLinks(hdf);
        this.objectsLeft = file.size() / LEAST_OBJECT_BYTES;
    }

    /// All that `path` holds.
    ///
    /// @param findings receives notes, such as that unsigned integers became wider signed ones
    /// @throws InvalidNetwork if the file is damaged or holds what this package does not read
    /// @throws IOException if the file cannot be opened
    public static H5Group read(Path path, Findings findings) throws IOException {
        Findings notes = new Findings();
        try {
            H5Group root = read(MappedFile.open(path), notes);
            notes.all().forEach(note -> findings.add(note.at(place -> place.withFile(path.toString()))));
            return root;
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(path.toString()));
        }
    }

    private static H5Group read(MappedFile file, Findings notes) throws IOException {
        H5Signature.require(file);
        HdfFile hdf = Jhdf.ask("/", () -> new HdfFile(file));
        H5Reader reader = new H5Reader(file, hdf, notes);
        reader.checkEnd();
        H5Group root = reader.group(hdf, "", 0);
        reader.faults.throwIfErrors();
        return root;
    }

    private void checkEnd() {
        long end =
                Jhdf.ask("/", () -> hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
        if (end > file.size() || end < 0) {
            throw Diagnostic.of(Code.DAMAGED_FILE, "the file ends early: it has " + file.size() + " bytes of " + end)
                    .hint("copy or download it again")
                    .asException();
        }
    }

    /// @param path without a slash at its end
    private H5Group group(Group group, String path, int depth) {
        String place = path.isEmpty() ? "/" : path;
        long address = Jhdf.ask(place, group::getAddress);
        if (depth > MAX_DEPTH || !groupsAround.add(address)) {
            throw fault(
                    place,
                    Code.GROUP_CONTAINS_ITSELF,
                    depth > MAX_DEPTH ? "groups nest deeper than " + MAX_DEPTH : "the group contains itself");
        }
        H5Group.Builder read = H5Group.builder();
        attributes(group, place).forEach(read::attribute);
        Jhdf.ask(place, group::getChildren).forEach((name, child) -> {
            if (--objectsLeft < 0) {
                throw fault(
                        place,
                        Code.GROUP_CONTAINS_ITSELF,
                        "more objects than a file of " + file.size() + " bytes can hold: many links lead to the same");
            }
            attempt(() -> node(child, path + "/" + name, depth)).ifPresent(node -> read.put(name, node));
        });
        groupsAround.remove(address);
        return checked(place, read::build);
    }

    /// What `step` reads, or empty and a finding for what is not supported; damage ends the reading.
    private <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (InvalidNetwork fault) {
            if (!fault.diagnostics().stream().allMatch(d -> GOES_ON.contains(d.code()))) {
                throw fault;
            }
            faults.addAll(fault.diagnostics());
            return Optional.empty();
        }
    }

    private H5Node node(Node node, String path, int depth) {
        return switch (node) {
            case Group group -> group(group, path, depth + 1);
            case Dataset dataset -> {
                H5Value value = values.dataset(dataset, path);
                Map<String, H5Value> attributes = attributes(dataset, path);
                yield checked(path, () -> new H5Dataset(value, H5Layout.CONTIGUOUS, attributes));
            }
            case SoftLink link -> node(links.target(link, path), path, depth + 1);
            case ExternalLink link ->
                throw fault(
                        path,
                        Code.UNSUPPORTED_CONTENT,
                        "leads to another file, '" + link.getTargetPath() + "', which is not followed");
            case CommittedDatatype _ -> throw fault(path, Code.UNSUPPORTED_CONTENT, "is a named data type");
            default -> throw fault(path, Code.UNSUPPORTED_CONTENT, "is no group and no data set");
        };
    }

    private Map<String, H5Value> attributes(Node node, String path) {
        Map<String, H5Value> read = new HashMap<>();
        Jhdf.ask(path, node::getAttributes)
                .forEach((name, attribute) -> attempt(() -> values.attribute(attribute, path + "@" + name))
                        .ifPresent(value -> read.put(name, value)));
        return read;
    }

    /// What `build` builds; what this package cannot hold, such as a name with a slash, no sound file has.
    private static <T> T checked(String path, Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException impossible) {
            InvalidNetwork fault = fault(path, Code.DAMAGED_FILE, String.valueOf(impossible.getMessage()));
            fault.initCause(impossible);
            throw fault;
        }
    }

    private static InvalidNetwork fault(String path, Code code, String message) {
        return Diagnostic.of(code, message).at(Place.path(path)).asException();
    }
}
