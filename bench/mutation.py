"""How many seeded faults the checks find: `python bench/mutation.py [--count N] [--seed N] FOLDER...`.

Samples of the Markdown in the FOLDERs that a real parser accepts are broken at random places, in every
kind of tests/check/mutation_*.py. Prints for each kind how many mutations counted (the real parser
refused them, or the real curl was asked for something else) and how many were found in the right line.
With `--show`, what was missed. Nothing of the samples is run, and curl may use no protocol.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "check"))

import mutation_code
import mutation_json
import mutation_shell
from right_samples import RIGHT

from mutation import run, samples_in

# Languages whose fences hold samples of another's.
_ALSO = {"shell": ("bash", "console", "shell--curl"), "yaml": ("yml",), "xml": ("html",)}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    files = sorted(
        file
        for folder in given.folders
        for file in folder.rglob("*")
        if file.suffix in (".md", ".markdown", ".erb") and file.is_file()
    )
    samples = samples_in(files)
    made = missed = 0
    for kinds in (mutation_json.kinds(), mutation_shell.kinds(), mutation_code.kinds()):
        for kind in kinds:
            texts = [
                one
                for name in (kind.language, *_ALSO.get(kind.language, ()))
                for one in (*RIGHT.get(name, ()), *samples.get(name, ()))
            ]
            tally = run(kind, texts, given.count, given.seed)
            made += tally.made
            missed += len(tally.missed)
            print(f"{kind.name:44} {tally.made - len(tally.missed):5} of {tally.made:5}", flush=True)
            for _, mutant in tally.missed if given.show else ():
                print(f"--- lines {sorted(mutant.lines)}\n{mutant.text}\n---")
    print(f"{'all':44} {made - missed:5} of {made:5}  {(made - missed) / max(made, 1):.2%}")


if __name__ == "__main__":
    main()
