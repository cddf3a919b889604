"""Makes the files of this folder: python3 make.py (numpy, h5py).

`numbers-*.h5` hold the same array, /x, float32 (30, 40), element i = i / 4, in every way HDF5 can store it.
The others are described where they are made. The tests know what each holds.
"""
import zlib

import h5py
import numpy as np

X = (np.arange(1200, dtype="f4") / 4).reshape(30, 40)


def file(name, **options):
    return h5py.File(name + ".h5", "w", **options)


def low_level(group, name, shape, layout):
    """A data set made with the C interface's own property list; what it has in common with h5py's is left out."""
    properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    layout(properties)
    space = h5py.h5s.create_simple(shape)
    data = h5py.h5d.create(group.id, name.encode(), h5py.h5t.IEEE_F32LE, space, properties)
    data.write(h5py.h5s.ALL, h5py.h5s.ALL, X[: shape[0], : shape[1]].copy())


def numbers():
    ways = {
        "contiguous": {},
        "one-chunk": dict(chunks=X.shape, compression="gzip"),
        "chunks": dict(chunks=(7, 9)),
        "chunks-gzip": dict(chunks=(7, 9), compression="gzip", shuffle=True, fletcher32=True),
        "chunks-lzf": dict(chunks=(7, 9), compression="lzf"),
        "growing": dict(chunks=(7, 9), maxshape=(None, 40), compression="gzip"),
        "growing-both": dict(chunks=(7, 9), maxshape=(None, None), compression="gzip"),
        "chunk-larger": dict(chunks=(64, 64), maxshape=(None, None), compression="gzip"),
    }
    for name, options in ways.items():
        for version in ("earliest", "latest"):
            with file(f"numbers-{name}-{version}", libver=version) as f:
                f.create_dataset("x", data=X, **options)
    with file("numbers-user-block", userblock_size=1024) as f:
        f["x"] = X
    with file("numbers-big-endian") as f:
        f["x"] = X.astype(">f4")
    with file("numbers-compact") as f:
        low_level(f, "x", X.shape, lambda p: p.set_layout(h5py.h5d.COMPACT))

    def early_chunks(properties):  # an implicit index: no list of chunks at all
        properties.set_chunk((7, 9))
        properties.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)

    with file("numbers-implicit-index", libver="latest") as f:
        low_level(f, "x", X.shape, early_chunks)


def types():
    """The numbers 0 to 4 in each type that is read, and texts in each form."""
    with file("types") as f:
        for name in "i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8".split():
            f[name] = np.arange(5, dtype="<" + name)
            f[name + "-big-endian"] = np.arange(5, dtype=">" + name)
        for name in "u1 u2 u4".split():
            f[name + "-largest"] = np.array([np.iinfo(name).max], dtype=name)
        f["u8-largest-int64"] = np.array([2**63 - 1], dtype="u8")
        f["bool"] = np.array([False, True])
        f["scalar"] = np.float64(0.5)
        f["empty"] = np.zeros((0, 3), "f4")
        f["text"] = "Größe"
        f["no-text"] = ""
        f["texts"] = np.array([["a", "bb"], ["", "ç"]], dtype=object)
        f["ascii"] = np.bytes_(b"abc")
        f["ascii-texts"] = np.array([b"a", b"bcd"])
        f.create_dataset("utf8-fixed", data="Größe".encode(), dtype=h5py.string_dtype("utf-8", 12))
        kind = h5py.h5t.C_S1.copy()
        kind.set_size(6)
        kind.set_strpad(h5py.h5t.STR_SPACEPAD)
        space = h5py.h5s.create(h5py.h5s.SCALAR)
        data = h5py.h5d.create(f.id, b"space-padded", kind, space)
        data.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array(b"ab    ", dtype="S6"), mtype=kind)


def groups():
    """Groups of 40 members and attributes, in the old form and the new one; links."""
    for version in ("earliest", "latest"):
        with file(f"groups-{version}", libver=version) as f:
            for i in range(40):
                f.create_group(f"g{i}")["i"] = i
            f["few"] = 1
            f["few"].attrs["text"] = "t"
            f["many"] = 2
            for i in range(40):
                f["many"].attrs[f"a{i}"] = np.arange(i, dtype="i4")
            f["hard"] = f["g1"]
            f["soft"] = h5py.SoftLink("/g1/i")
            f["g2"]["relative"] = h5py.SoftLink("i")


def refused():
    """What a network never has; each a finding of its own."""
    with file("unsupported") as f:
        f["compound"] = np.zeros(2, dtype=[("a", "f4"), ("b", "i4")])
        f["enum"] = np.zeros(2, dtype=h5py.enum_dtype({"RED": 0, "BLUE": 1}))
        f["reference"] = f["enum"].ref
        f["lists"] = np.array([np.arange(2), np.arange(3)], dtype=h5py.vlen_dtype("i4"))
        f.create_dataset("opaque", data=np.zeros(2, "M8[us]").astype(h5py.opaque_dtype("M8[us]")))
        f["null"] = h5py.Empty("f4")
        f["external"] = h5py.ExternalLink("other.h5", "/x")
        f["nowhere"] = h5py.SoftLink("/not/there")
        f["type"] = np.dtype("f4")
        f["long-double"] = np.zeros(2, "g")
        f["large"] = np.array([2**63], "u8")
        f.create_dataset("never-written", (5,), "f4")
    with file("soft-circle") as f:
        f["a"] = h5py.SoftLink("/b")
        f["b"] = h5py.SoftLink("/a")
    with file("soft-ancestor") as f:
        f.create_group("g")["up"] = h5py.SoftLink("/g")
    with file("many-paths", libver="latest") as f:  # 2^40 paths to the last group
        group = f
        for depth in range(40):
            inner = group.create_group("a")
            group["b"] = inner
            group = inner
    with file("deep", libver="latest") as f:
        f.create_group("/".join("g" * 110))
    with file("bomb") as f:  # 64 MiB of zeros in a chunk that should hold 40 bytes
        data = f.create_dataset("x", (10,), "f4", chunks=(10,), compression="gzip")
        data.id.write_direct_chunk((0,), zlib.compress(bytes(1 << 26), 9))
    with file("bad-checksum") as f:
        f.create_dataset("x", data=X[0], chunks=(40,), fletcher32=True)
    patch("bad-checksum.h5", X[0].tobytes()[:32], b"\x01")
    with file("chunks-missing") as f:
        f.create_dataset("x", (30, 40), "f4", chunks=(10, 40), compression="gzip")[:5] = 1


def patch(name, at, bytes_):
    content = bytearray(open(name, "rb").read())
    start = content.index(at)
    content[start : start + len(bytes_)] = bytes_
    open(name, "wb").write(content)


numbers()
types()
groups()
refused()
