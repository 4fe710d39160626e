"""Whose report it is: the council as the report's title, subtitle or first sentence names it."""

import re
from collections.abc import Iterator

from sightline.inspections.lines import PrintedLine
from sightline.standards.authorities import UnknownAuthorityError, authorities, by_name

_WORD = r"(?:St\.|[A-Z][\w&'-]*)"
_LINK = r"(?:and|of|upon|on|the|with|under|borough|city|county|&)"
_NAME = rf"{_WORD}(?:(?: {_LINK})* {_WORD})*(?:, (?:City|County) of)?"
"""Words of a council's name. A full stop ends it, but for "St. Helens"; a comma too, but for "Bristol, City of"."""
_LONG = rf"{_WORD}(?:(?:,? {_LINK})*,? {_WORD})*(?:, (?:City|County) of)?"
"""A name in a title, where commas part the names of councils: "Bournemouth, Christchurch and Poole"."""
_END = r"(?='s\b|[^\w'-]|$)"
_PARTNERSHIP = (
    r"(?i: local area partnership| area partnership| (?:local )?safeguarding (?:children.{0,2} )?partnership)"
)
_SERVICES = r"(?:'s)?(?i:,? local authority)?(?:'s)?(?i: children.s (?:social care )?services)"
_IN_TITLES = (
    re.compile(rf"(?i:inspection|visit|review)(?i: of| to| in| at)(?i: the)? ({_LONG}?){_SERVICES}"),
    re.compile(rf"(?i:inspection|visit)(?i: of| to| in)(?i: the)? ({_LONG}?)(?:{_PARTNERSHIP}|$)"),
    re.compile(
        rf"(?i:inspection|response|visit|arrangements|services|review)\b.* (?i:in|across)(?i: the)? ({_LONG})$"
    ),
    re.compile(rf"(?i:effectiveness|review) of (?i:the )?({_LONG}?)(?i: local)?(?i: safeguarding children)"),
    re.compile(rf"^({_LONG}?)(?i: local)?(?i: safeguarding children.{{0,3}} board)"),
)
_IN_PROSE = (
    re.compile(rf"(?i:to|of|in)(?i: the)? ({_NAME}){_SERVICES}"),
    re.compile(
        r"(?i:targeted area inspection|JTAI|SEND inspection|multi-agency response|response to)\b[^.]{0,160}? (?:in|of|across)(?: the)? "
        rf"({_NAME}){_END}"
    ),
    re.compile(rf"Dear ({_NAME})(?i: local)?(?i: safeguarding)"),
    re.compile(
        rf"Children's Services[^,.]{{0,40}}, ({_NAME} (?:(?:City|County|Borough|Metropolitan|District|Royal) )*Council)"
    ),
)
_OF_A_COUNCIL = re.compile(r"\b(?:council|borough|county of|city of|unitary authority)\b", re.IGNORECASE)
_NO_COUNCIL = re.compile(
    r"services?\b|inspection|protection|report|safeguarding|ofsted|\bletter\b|child|dear |commission|response|secretar|partner|^local$|^area$",
    re.IGNORECASE,
)
_LONGEST = 80
_LONGEST_TITLE = 400


def council_of(lines: list[PrintedLine], body: float) -> str | None:
    """The authority as it is printed: in the title, alone in large letters, or in the first page's sentences."""
    page = [line for line in lines if line.page == 1 and any(map(str.isalpha, line.text))]
    titles = list(_titles(page, body))
    largest = max((line.size for line in page), default=0.0)
    if largest > body * 1.25 and titles and (name := _name_by_itself(titles[0])):
        return name
    return _in_titles(titles) or _subtitle(titles) or _name_on_page(page) or _known_in(titles)


def _in_titles(titles: list[str]) -> str | None:
    for words in titles:
        for pattern in _IN_TITLES:
            if (named := pattern.search(words)) and (name := _plain_name(named[1])):
                return name
    return None


def _titles(page: list[PrintedLine], body: float) -> Iterator[str]:
    """Lines larger or bolder than the text that stand close under each other, as one text each, the largest first."""
    groups: list[list[PrintedLine]] = []
    for line in page:
        if not (line.bold or line.size > body * 1.12):
            continue
        above = groups[-1][-1] if groups else None
        near = above and line.top - above.top < above.size * 2 and abs(line.size - above.size) < 1.5
        if near and above and line.bold == above.bold:
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in sorted(groups, key=lambda group: -group[0].size):
        yield _straight(" ".join(line.text for line in group))[:_LONGEST_TITLE]


def _name_by_itself(words: str) -> str | None:
    """A title that is a name and nothing else."""
    return None if len(words) >= _LONGEST or _NO_COUNCIL.search(words) else _plain_name(words)


def _subtitle(titles: list[str]) -> str | None:
    """A title that is a name with a council's words in it, or an authority's of England."""
    names = (words for words in titles if _OF_A_COUNCIL.search(words) or _is_known(words))
    return next((name for words in names if (name := _name_by_itself(words))), None)


def _name_on_page(page: list[PrintedLine]) -> str | None:
    words = _straight(" ".join(line.text for line in page))
    for pattern in _IN_PROSE:
        for named in pattern.finditer(words):
            if name := _plain_name(_whole_name(words[named.start(1) :]) or named[1]):
                return name
    return None


def _whole_name(words: str) -> str | None:
    """The longest name of an authority of England that the words begin with: some hold a comma."""
    names = (each.name for each in authorities() if "," in each.name)
    return max((name for name in names if words.startswith(name)), key=len, default=None)


def _known_in(titles: list[str]) -> str | None:
    """An authority of England that a title names in whatever words."""
    names = sorted({each.name for each in authorities()}, key=len, reverse=True)
    return next(
        (name for words in titles for name in names if re.search(rf"\b{re.escape(name)}\b", words)), None
    )


def _is_known(words: str) -> bool:
    try:
        return bool(by_name(words))
    except UnknownAuthorityError:
        return False


def _straight(words: str) -> str:
    return " ".join(words.replace("’", "'").split())


def _plain_name(words: str) -> str | None:
    """A name without what surrounds it; None where the words are those of no council."""
    name = re.sub(_PARTNERSHIP + "$|'s$| Local$", "", words.strip(" :,.–-"))
    return name if name and len(name) < _LONGEST and not _NO_COUNCIL.search(name) else None
