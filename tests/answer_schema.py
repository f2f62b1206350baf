"""The answer contract, written down apart from the code that must keep it."""

from jsonschema import Draft202012Validator

TEXT = {"type": "string"}
TEXT_OR_NULL = {"type": ["string", "null"]}
WHOLE = {"type": "integer", "minimum": 1}
WHOLE_OR_NULL = {"type": ["integer", "null"], "minimum": 1}
LANGUAGE = {"enum": ["zh-Hant", "zh-Hans", "en"]}


def record(required, optional=None):
    """An object with these keys and no others."""
    optional = optional or {}
    properties = required | optional
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def many(items):
    return {"type": "array", "items": items}


SENTENCE = record({"text": TEXT, "citations": many(WHOLE)})

CITATION = record(
    {
        "number": WHOLE,
        "kind": {"enum": ["fact", "passage", "table", "document"]},
        "entry": TEXT,
        "quote": TEXT | {"minLength": 1},
        "language": LANGUAGE,
        "source": record(
            {"id": TEXT, "title": TEXT},
            {"authors": many(TEXT), "year": {"type": ["integer", "null"]}, "url": TEXT_OR_NULL},
        ),
        "locator": record(
            {},
            {
                "section": TEXT_OR_NULL,
                "paragraph": WHOLE_OR_NULL,
                "footnotes": many(WHOLE),
                "table": TEXT_OR_NULL,
                "page": WHOLE_OR_NULL,
            },
        ),
        "via": many(record({"id": TEXT, "title": TEXT}, {"url": TEXT_OR_NULL})),
        "as_of": TEXT_OR_NULL,
        "check": {"enum": ["confirmed", "differs", "unchecked", None]},
        "note": TEXT_OR_NULL,
    }
)

TABLE = record({"columns": many(TEXT), "rows": many({"type": "array"})}) | {"type": ["object", "null"]}

ANSWER = record(
    {
        "question": TEXT,
        "language": LANGUAGE,
        "status": {"enum": ["answered", "not_found", "smalltalk"]},
        "answer": TEXT,
        "short_answer": TEXT_OR_NULL,
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "sentences": many(SENTENCE),
        "citations": many(CITATION),
        "notes": many(TEXT),
        "related": many(TEXT),
        "timing_ms": {
            "type": "object",
            "required": ["total"],
            "additionalProperties": {"type": "number", "minimum": 0},
        },
    },
    {"id": TEXT, "resolved_question": TEXT_OR_NULL, "table": TABLE},
)


def contract_faults(answer):
    """What is not as the contract says, as "path: problem"; nothing when all is well."""
    errors = Draft202012Validator(ANSWER).iter_errors(answer)
    return sorted(f"{error.json_path}: {error.message}" for error in errors)
