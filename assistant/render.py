"""Records -> plain data and Markdown, for whoever shows or stores them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .records import CITATION_KIND, Hit, Source


def hit_dict(hit: Hit, sources: Mapping[str, Source]) -> dict[str, Any]:
    """A hit as `assistant search --json` prints it: where it stands, what matched, and the three scores."""
    entry, locator = hit.entry, hit.entry.locator
    source = sources[entry.source]
    return {
        "rank": hit.rank,
        "entry": entry.id,
        "kind": CITATION_KIND[entry.kind],
        "source": {"id": source.id, "title": source.title, "year": source.year, "url": source.url},
        "locator": {
            "section": locator.section,
            "paragraph": locator.paragraph,
            "footnotes": list(locator.footnotes),
            "table": locator.table,
            "page": locator.page,
        },
        "quote": entry.texts.get(hit.language) or next(iter(entry.texts.values())),
        "language": hit.language,
        "matched": hit.view,
        "scores": {"dense": round(hit.dense, 4), "lexical": round(hit.lexical, 4), "fused": round(hit.score, 4)},
        "why": list(hit.why),
    }
