"""What macros write, case by case: `tests/macro/*.md`."""

from __future__ import annotations

import pytest
from macro_cases import Case, all_cases, render


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.file.stem}-{case.line}")
def test_a_case_gives_its_markdown(case: Case) -> None:
    assert render(case) == case.expected
