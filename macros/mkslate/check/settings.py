"""Settings of the checks: which rules count, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mkslate.check.baseline import Baseline
from mkslate.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a portal chooses of the checks.

    `severities` maps the id of a rule or a remark to another severity, or to None to turn it off. `samples`
    says whether the rules that read inside samples run. What stands in `baseline` is not told.
    Of addresses on other servers, those that match a pattern in `external_allow` are asked for (all if
    there is none), but for those in `external_deny`; `*` stands for any characters.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    samples: bool = True
    baseline: Baseline | None = None
    external_allow: tuple[str, ...] = ()
    external_deny: tuple[str, ...] = ()

    def judge(self, problem: Problem) -> Problem | None:
        """The problem with the severity that this portal gives it; None if its rule is off.

        An error says that a source cannot be read: it stays one, also where its rule has the name of another.
        """
        if problem.severity is Severity.ERROR:
            return problem
        severity = self.severities.get(problem.rule, problem.severity)
        if severity is None:
            return None
        return problem if severity is problem.severity else replace(problem, severity=severity)
