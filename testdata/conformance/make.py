"""Makes the files of this folder and manifest.json: /usr/bin/python3 make.py (numpy and h5py).

What is expected comes from the update rules of the frameworks, written down in making/rules*.py, and from NIR's equations;
nothing comes from nir4j. The same versions of NumPy and h5py make the same bytes.
"""

from pathlib import Path

from making import edges, neurons, recorded, refusals, synapses, wiring
from making.suite import Suite

if __name__ == "__main__":
    suite = Suite(Path(__file__).parent)
    for part in (neurons, synapses, wiring, edges, recorded, refusals):
        part.add(suite)
    if suite.undecided:
        raise SystemExit("rounding decides in " + ", ".join(sorted(suite.undecided)) + ": take other seeds")
    suite.write()
    print(len(suite.cases), "cases on", len(suite.networks), "networks")
