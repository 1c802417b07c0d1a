"""What `mkslate check --fix` does to real sources: `python bench/fix.py FOLDER...`, a portal in each FOLDER.

Fixes a copy of each portal, in a temporary folder. Prints how many samples there are, how many of them are
changed, and what is wrong: a problem left that a fix could mend, a second run that changes something, a
change outside of samples or in one without a problem, or in one that a real parser accepted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mkslate.errors import PortalError

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "check"))

from proof_of_fixes import Proof, prove


def main(folders: list[str]) -> None:
    """Fix the portals one after another."""
    proof = Proof()
    for folder in map(Path, folders):
        with TemporaryDirectory() as scratch:
            try:
                proof.add(prove(folder, Path(scratch)))
            except PortalError as bad:
                print(f"{folder}: {bad}", file=sys.stderr)
    print(f"{proof.samples} samples, {proof.changed} of them changed, {len(proof.wrong)} complaints")
    print(f"{proof.strict[1]} of {proof.strict[0]} changed JSON samples are strict JSON now")
    print("\n".join(proof.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
