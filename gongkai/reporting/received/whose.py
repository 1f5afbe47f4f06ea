"""Which agency below a report belongs to, by the name it bears."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.agencies.models import Agency

_PLACES = re.compile(r"(?:[\u4e00-\u9fff]{1,12}?(?:省|自治区|市|自治州|州|盟|地区|县|自治县|旗|区))+")
_ENDINGS = ("", "政府", "人民政府", "办事处")


def whose(name: str | None, agencies: Sequence[Agency]) -> Agency | None:
    """The one agency that bears the name, also with the names of the places above it before: 青山县白云镇人民政府.

    None where no agency bears it, or more than one could.
    """
    if not name:
        return None
    exact = [agency for agency in agencies if name in (agency.name, agency.short_name)]
    if exact:
        return exact[0] if len(exact) == 1 else None
    found = [agency for agency in agencies if any(_borne(name, each) for each in _names(agency))]
    return found[0] if len(found) == 1 else None


def _names(agency: Agency) -> set[str]:
    return {agency.name, *(f"{agency.short_name}{ending}" for ending in _ENDINGS)}


def _borne(name: str, own: str) -> bool:
    """Whether a name is an agency's own with nothing but places before it."""
    return name.endswith(own) and (name == own or bool(_PLACES.fullmatch(name[: -len(own)])))
