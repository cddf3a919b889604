#!/usr/bin/env python3
"""Runs the conformance suite on any program that computes NIR networks. Needs NumPy and the standard library alone.

  run.py --list
  run.py --command 'nir run {network} --input {input} --dialect {dialect} --set {set} --dt {dt} --record {record} --output {output}'
  run.py --module my_adapter --dialect norse

A command is started once a case, without a shell. What is replaced in it:

  {network} {dt} {dialect} {name}   the file, the step in seconds, the dialect, the name of the case
  {input}     the .npy; NAME=FILE for each where there are several inputs
  {set}       AXIS=CHOICE for each choice that is otherwise than in the dialect
  {record}    each state that the case knows, such as lif.v
  {output}    the .npz to write: `output`, or `output:NAME` or NAME for each of several; states under their names

A word with {input}, {set} or {record} is repeated, with the option before it, as often as there are values; without a value
both are left out. Exit code 0: computed. 77: the case is skipped. Any other up to 123: refused. Above, or killed: failed.

A module has a function run(network, inputs, case): `network` is a path, `inputs` an array (time, batch, features...) for each
Input node by name, `case` the entry of the manifest. It returns an array, or arrays by name for several outputs and for states.
It raises NotImplementedError to skip a case, and any other exception to refuse it. An optional function skips(case) returns the
reason to skip it, or None.

What is skipped is shown as such, never as a pass. States that are not returned are not compared. Exit code: 0 all that ran passed,
1 something failed or nothing ran, 2 wrong usage.
"""

import argparse
import fnmatch
import importlib
import json
import math
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

NEWEST_FORMAT = 1
SKIPPED_BY_COMMAND = 77
LISTS = ("{input}", "{set}", "{record}")


class Skipped(Exception):
    """The other side does not support this case."""


class Refused(Exception):
    """The other side does not compute this case, and says so."""


class Unusable(Exception):
    """The suite or the command line cannot be used."""


def main(words=None):
    options = arguments().parse_args(words)
    try:
        suite = read_suite(options.suite)
        cases = chosen(suite["cases"], options)
        if options.list:
            for case in cases:
                print(f"{case['name']:50} {case['kind']:7} {case['discretization']:16}  {case['says']}")
            return 0
        if bool(options.command) == bool(options.module):
            raise Unusable("give one of --command and --module")
        program = Command(options) if options.command else Module(options)
        results = [Result(case, options.suite).run(program, options) for case in cases]
    except Unusable as fault:
        print(f"run.py: {fault}", file=sys.stderr)
        return 2
    report(results)
    counts = Counter(result.outcome for result in results)
    return 0 if counts["passed"] and not counts["failed"] else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", type=Path, default=Path(__file__).parent, help="the folder of manifest.json; this one")
    parser.add_argument("--command", help="what computes a case, see above")
    parser.add_argument("--module", help="a Python module that does, found in this folder's or the current one's path")
    parser.add_argument("--case", action="append", help="a pattern of names, such as 'neurons/lif/*'; may be repeated")
    parser.add_argument("--dialect", action="append", help="only this dialect; may be repeated")
    parser.add_argument("--skip", action="append", default=[], help="a pattern of names to declare skipped")
    parser.add_argument("--skip-bits", action="store_true", help="declare cases skipped that the last bit decides")
    parser.add_argument("--timeout", type=float, default=120, help="seconds for a command, 120 unless given")
    parser.add_argument("--list", action="store_true", help="list the cases and run nothing")
    return parser


def read_suite(folder):
    manifest = folder / "manifest.json"
    try:
        suite = json.loads(manifest.read_text())
    except OSError as fault:
        raise Unusable(f"there is no suite in {folder}: {fault}") from fault
    except ValueError as fault:
        raise Unusable(f"{manifest} is no JSON: {fault}") from fault
    if suite.get("format") != "nir4j-conformance":
        raise Unusable(f"{manifest} is no manifest of a conformance suite")
    if suite["formatVersion"] > NEWEST_FORMAT:
        raise Unusable(f"{manifest} has version {suite['formatVersion']} of its format, this run.py knows {NEWEST_FORMAT}:"
                       " take the run.py beside it")
    return suite


def chosen(cases, options):
    found = [case for case in cases
             if (not options.case or any(fnmatch.fnmatch(case["name"], pattern) for pattern in options.case))
             and (not options.dialect or case["dialect"] in options.dialect)]
    if not found:
        raise Unusable("no case has such a name and dialect; --list shows all")
    return found


class Module:
    def __init__(self, options):
        sys.path.insert(0, ".")
        self.module = importlib.import_module(options.module)

    def run(self, case, folder):
        reason = getattr(self.module, "skips", lambda _: None)(case)
        if reason:
            raise Skipped(reason)
        inputs = {name: np.load(folder / file) for name, file in case["inputs"].items()}
        try:
            found = self.module.run(str(folder / case["network"]), inputs, case)
        except NotImplementedError as unsupported:
            raise Skipped(str(unsupported) or "not implemented") from unsupported
        except Exception as refusal:  # whatever it raises is its way to refuse
            raise Refused(f"{type(refusal).__name__}: {refusal}") from refusal
        if not isinstance(found, dict):
            outputs = list(case.get("outputs", {"output": None}))
            found = {outputs[0]: found}
        return {name: np.asarray(array) for name, array in found.items()}


class Command:
    def __init__(self, options):
        self.words = shlex.split(options.command)
        self.timeout = options.timeout

    def run(self, case, folder):
        with tempfile.TemporaryDirectory() as scratch:
            output = Path(scratch) / "output.npz"
            words = self.filled(case, folder, output)
            try:
                done = subprocess.run(words, capture_output=True, text=True, timeout=self.timeout, check=False)
            except OSError as fault:
                raise Unusable(f"{words[0]} cannot be started: {fault}") from fault
            except subprocess.TimeoutExpired as fault:
                raise AssertionError(f"took more than {self.timeout} s") from fault
            said = (done.stderr.strip() or done.stdout.strip()).split("\n")[0][:200]
            if done.returncode == SKIPPED_BY_COMMAND:
                raise Skipped(said or "the command says so")
            if done.returncode < 0 or done.returncode > 123:
                raise AssertionError(f"the command crashed with {done.returncode}: {said}")
            if done.returncode:
                raise Refused(said)
            if not output.exists():
                raise AssertionError("the command wrote no {output}")
            with np.load(output) as arrays:
                return {name.removeprefix("output:"): arrays[name] for name in arrays.files if not name.endswith(".json")}

    def filled(self, case, folder, output):
        files = {name: str(folder / file) for name, file in case["inputs"].items()}
        lists = {"{input}": list(files.values()) if len(files) == 1 else [f"{name}={file}" for name, file in files.items()],
                 "{set}": [f"{axis}={choice}" for axis, choice in case["set"].items()],
                 "{record}": list(case.get("states", {}))}
        single = {"{network}": str(folder / case["network"]), "{dt}": repr(case["dt"]), "{dialect}": case["dialect"],
                  "{name}": case["name"], "{output}": str(output)}
        words = []
        for word in self.words:
            several = next((key for key in LISTS if key in word), None)
            if several is None:
                for key, value in single.items():
                    word = word.replace(key, value)
                words.append(word)
                continue
            option = [words.pop()] if words and words[-1].startswith("-") and word == several else []
            for value in lists[several]:
                words += option + [word.replace(several, value)]
        return words


class Result:
    """How a case ended: passed, failed or skipped, and why."""

    def __init__(self, case, folder):
        self.case, self.folder = case, folder
        self.outcome, self.reason = "passed", ""

    def run(self, program, options):
        try:
            self.declared(options)
            self.compare(program.run(self.case, self.folder))
        except Skipped as reason:
            self.outcome, self.reason = "skipped", str(reason)
        except Refused as refusal:
            if self.case["kind"] == "run":
                self.outcome, self.reason = "failed", f"refused: {refusal}"
        except AssertionError as difference:
            self.outcome, self.reason = "failed", str(difference)
        return self

    def declared(self, options):
        if any(fnmatch.fnmatch(self.case["name"], pattern) for pattern in options.skip):
            raise Skipped("declared by --skip")
        if options.skip_bits and self.case.get("decidedBy") == "bits":
            raise Skipped("declared by --skip-bits")

    def compare(self, found):
        if self.case["kind"] == "refuse":
            raise AssertionError("accepted, and must be refused: " + self.case["says"])
        try:
            with np.load(self.folder / self.case["expected"]) as arrays:
                expected = {name: arrays[name] for name in arrays.files}
        except OSError as fault:
            raise Unusable(f"a file of case {self.case['name']} cannot be used: {fault}") from fault
        if len(self.case["outputs"]) == 1 and "output" in found:
            found.setdefault(next(iter(self.case["outputs"])), found["output"])
        for name, how in self.case["outputs"].items():
            if name not in found:
                raise AssertionError(f"there is no output '{name}'; given were {', '.join(found) or 'none'}")
            self.array(name, expected[how["array"]], found[name], how["compare"])
        for name, how in self.case["states"].items():
            if name in found:
                self.array(name, expected[how["array"]], found[name], how["compare"])

    def array(self, name, expected, found, how):
        if expected.shape != found.shape:
            raise AssertionError(f"{name} has shape {found.shape}, expected {expected.shape}")
        expected, found = np.asarray(expected, np.float64), np.asarray(found, np.float64)
        allowed = self.case["tolerance"]
        if how == "spikes":
            bound, share = 0.0, 1 - allowed["spikes"]
        else:
            bound, share = allowed["absolute"] + allowed["relative"] * np.abs(expected).max(initial=0), 0.0
        wrong = ~(np.abs(found - expected) <= bound)
        if wrong.sum() > share * wrong.size:
            step, sample, *place = np.argwhere(wrong)[0]
            label = name + (str([int(index) for index in place]) if place else "")
            raise AssertionError(
                f"{name} differs at {wrong.sum()} of {wrong.size} positions, first at step {step}: {label} of sample {sample} is "
                f"{shown(found[(step, sample, *place)])}, expected {shown(expected[(step, sample, *place)])}"
                + ("" if how == "spikes" else f" +- {bound:.3g}"))


def shown(number):
    return str(int(number)) if math.isfinite(number) and number == int(number) else f"{number:.9g}"


def report(results):
    for result in results:
        if result.outcome == "failed":
            print(f"FAILED   {result.case['name']}: {result.reason}\n         {result.case['says']}")
    computed = [result for result in results if result.case["kind"] == "run"]
    table("primitive", computed, lambda case: case["primitives"])
    discretizations = json.loads((results[0].folder / "manifest.json").read_text())["discretizations"]
    table("choice on an axis", computed, lambda case: [
        f"{axis}={discretizations[case['discretization']]['axes'][axis]}" for axis in case["axes"]])
    table("dialect", computed, lambda case: [case["dialect"]])
    table("must be refused by", [result for result in results if result.case["kind"] == "refuse"], lambda case: [case["stage"]])
    reasons = Counter(result.reason for result in results if result.outcome == "skipped")
    for reason, count in reasons.most_common():
        print(f"skipped {count}: {reason}")
    counts = Counter(result.outcome for result in results)
    print(f"{len(results)} cases: {counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")


def table(title, results, groups):
    rows = {}
    for result in results:
        for group in groups(result.case):
            rows.setdefault(group, Counter())[result.outcome] += 1
    if rows:
        width = max(map(len, [title, *rows]))
        print(f"\n{title:{width}}  passed  failed  skipped")
        for group in sorted(rows):
            counts = rows[group]
            print(f"{group:{width}}  {counts['passed']:6}  {counts['failed'] or '-':>6}  {counts['skipped'] or '-':>7}")
        print()


if __name__ == "__main__":
    sys.exit(main())
