#!/usr/bin/env python3
"""Times a network in nir4j and in Norse, Norse under torch.compile and snnTorch, in turn, on the same data.

    python bench/peers/compare.py NETWORK INPUT.npy [--dialect norse] [--dt 1ms] [--threads 2] [--rounds 5]

Needs Python with numpy, torch, nir, nirtorch, norse and snntorch, and ./nir of this checkout. The files that the
frameworks load are written by `nir convert --to`, which keeps what the network computes; where a framework cannot
express it, the nearest that it can (--approximate), and the line says so. A round runs every framework once and
`nir bench` once, so that whatever else the machine does hits all of them; the ratio is the median of the rounds' ratios. Times are those of one pass over all time
steps of all samples, after a warm-up; loading is not in them.
"""

import argparse
import contextlib
import io
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

import numpy as np  # noqa: E402
import torch  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def nir4j(*arguments):
    """What a nir command prints."""
    done = subprocess.run([str(ROOT / "nir"), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().splitlines()[0])
    return done.stdout


def converted(options, framework, folder):
    """The network as the framework's file, and whether it is only near."""
    file = folder / f"{framework}.nir"
    line = ["convert", options.network, file, "--to", framework, "--dialect", options.dialect, *dt(options)]
    try:
        nir4j(*line)
        return file, False
    except RuntimeError:
        nir4j(*line, "--approximate")
        return file, True


def dt(options):
    return ["--dt", options.dt] if options.dt else []


def norse_model(file, step):
    import nir
    import norse.torch

    return norse.torch.from_nir(nir.read(str(file)), ignore_warnings=True, dt=step)


def snntorch_model(file, step):
    import nir
    from snntorch.import_nir import import_from_nir

    with contextlib.redirect_stdout(io.StringIO()):
        return import_from_nir(nir.read(str(file)))


def forward(model, data, reset):
    """A pass over all steps: (time, batch, ...)."""
    if reset:
        for module in model.modules():
            if hasattr(module, "reset_mem"):
                module.reset_mem()
    state, outputs = None, []
    with torch.no_grad():
        for frame in data:
            output = model(frame, state)
            if isinstance(output, tuple):
                output, state = output
            outputs.append(output)
    return torch.stack(outputs)


def peers(options, data, folder, step):
    """By name, a function that makes a pass and gives what came out."""
    found = {}
    for name, framework, load in (
        ("norse", "norse", norse_model),
        ("norse compiled", "norse", norse_model),
        ("snntorch", "snntorch", snntorch_model),
    ):
        try:
            file, near = converted(options, framework, folder)
            model = load(file, step).eval()
            run = torch.compile(model) if name.endswith("compiled") else model
            resets = framework == "snntorch"

            def job(run=run, resets=resets):
                return forward(run, data, resets)

            job()
            found[name + (" (approximated)" if near else "")] = job
        except Exception as reason:  # whatever the framework throws is its answer
            text = (str(reason).strip().splitlines() or [""])[0]
            print(f"{name}: cannot run it: {type(reason).__name__}: {text[:120]}")
    return found


def bench(options):
    line = ["bench", options.network, "--input", options.input, "--dialect", options.dialect, *dt(options)]
    return json.loads(nir4j(*line, "--threads", options.threads, "--json", "-q"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network")
    parser.add_argument("input")
    parser.add_argument("--dialect", default="norse")
    parser.add_argument("--dt")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    data = torch.from_numpy(np.load(options.input).astype(np.float32))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ours = folder / "ours.npy"
        line = ["run", options.network, "--input", options.input, "--dialect", options.dialect, *dt(options)]
        facts = json.loads(nir4j(*line, "--output", ours, "--json", "-q"))
        jobs = peers(options, data, folder, facts["timeStepSeconds"])
        seconds = {peer: [] for peer in jobs}
        mine = []
        for _ in range(options.rounds):
            for peer, job in jobs.items():
                started = time.perf_counter()
                job()
                seconds[peer].append(time.perf_counter() - started)
            mine.append(bench(options)["median_s"])
        expected = np.load(ours)
        print(f"{'':32} {'median':>10} {'fastest':>10} {'ratio':>7}")
        print(f"{'nir4j':32} {1e3 * np.median(mine):7.2f} ms {1e3 * min(mine):7.2f} ms")
        for peer, job in jobs.items():
            taken = np.array(seconds[peer])
            ratio = np.median(taken / np.array(mine))
            output = job().numpy().reshape(expected.shape)
            equal = 100 * float((output == expected).mean())
            times = f"{1e3 * np.median(taken):7.2f} ms {1e3 * min(taken):7.2f} ms {ratio:7.2f}"
            print(f"{peer:32} {times}  {equal:.3f} % of outputs equal")


if __name__ == "__main__":
    sys.exit(main())
