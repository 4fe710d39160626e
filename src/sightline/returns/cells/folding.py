"""How text is compared: case, punctuation, curly quotes, odd spaces and accents of typing left aside."""

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """The text as small letters and figures with single spaces; only punctuation stays as it is (`-` is `-`)."""
    plain = (
        unicodedata.normalize("NFKC", text).translate(_QUOTES).replace("'", "").replace("&", " and ").lower()
    )
    return re.sub(r"[^a-z0-9]+", " ", plain).strip() or plain.strip()
