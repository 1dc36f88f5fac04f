"""Session tags as STS takes them.

https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
"""

import unicodedata
from dataclasses import dataclass

_MARKS = set("_.:/=+-@")
_PATTERN = r"[\p{L}\p{Z}\p{N}_.:/=+\-@]"


class RefusedTag(ValueError):
    """A tag that STS does not take; `code` is its error."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class SessionTags:
    """What an AssumeRole request says about tags, and what its session inherits."""

    tags: dict[str, str]
    transitive_keys: list[str]
    inherited: dict[str, str]

    def all_tags(self) -> dict[str, str]:
        return {**self.inherited, **self.tags}

    def all_transitive(self) -> list[str]:
        return [*self.inherited, *self.transitive_keys]


def session_tags(tags: list[dict], transitive_keys: list[str], inherited: dict[str, str]) -> SessionTags:
    """Checks the tags of a request whose caller is a session with these transitive tags."""
    if len(tags) > 50:
        raise RefusedTag(
            "ValidationError",
            f"1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length "
            f"less than or equal to 50; {len(tags)} were given",
        )
    for position, tag in enumerate(tags, start=1):
        check_tag_text(tag["Key"], f"tags.{position}.member.key", 1, 128)
        check_tag_text(tag["Value"], f"tags.{position}.member.value", 0, 256)
        if tag["Key"].lower().startswith("aws:"):
            raise RefusedTag("ValidationError", f"The tag key {tag['Key']} is reserved: keys may not start with aws:")
    keys = [tag["Key"].lower() for tag in tags]
    if len(set(keys)) < len(keys):
        raise RefusedTag("InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
    clash = [tag["Key"] for tag in tags if tag["Key"].lower() in {key.lower() for key in inherited}]
    if clash:
        raise RefusedTag(
            "InvalidParameterValue",
            f"One of the specified tag keys cannot be set because it conflicts with a transitive tag key from "
            f"the calling session: {', '.join(clash)}",
        )
    unknown = [key for key in transitive_keys if key.lower() not in keys]
    if unknown:
        raise RefusedTag(
            "InvalidParameterValue", f"The specified transitive tag key must be included in the requested tags: {', '.join(unknown)}"
        )
    return SessionTags({tag["Key"]: tag["Value"] for tag in tags}, transitive_keys, inherited)


def check_tag_text(text: str, where: str, shortest: int, longest: int) -> None:
    if not shortest <= len(text) <= longest:
        raise RefusedTag(
            "ValidationError",
            f"1 validation error detected: Value '{text}' at '{where}' failed to satisfy constraint: "
            f"Member must have length between {shortest} and {longest}",
        )
    if not all(character in _MARKS or unicodedata.category(character)[0] in "LZN" for character in text):
        raise RefusedTag(
            "ValidationError",
            f"1 validation error detected: Value '{text}' at '{where}' failed to satisfy constraint: "
            f"Member must satisfy regular expression pattern: {_PATTERN}{'+' if shortest else '*'}",
        )
