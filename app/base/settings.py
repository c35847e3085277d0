"""What Kaiji reads before a vault is opened: language, theme, window. Nothing personal."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """The user's choices that are needed before the vault opens."""

    #: ``en`` or ``ja``; empty = follow the system.
    language: str = ""
    #: ``system``, ``light``, ``dark`` or ``contrast``.
    theme: str = "system"
    #: The text's size in per cent of the usual one; 0 = follow the system.
    text_size: int = 0
    #: Window width and height in pixels.
    width: int = 1280
    height: int = 800
    maximized: bool = False


def load(path: Path) -> Settings:
    """Read settings; what is missing, unknown or of a wrong type takes its default."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Settings()
    # The window's start waits for this module: what it may not need is imported on first use.
    import tomllib

    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return Settings()
    default = Settings()
    kept: dict[str, object] = {}
    for each in fields(Settings):
        value = tree.get(each.name)
        if type(value) is type(getattr(default, each.name)):
            kept[each.name] = value
    return Settings(**kept)  # type: ignore[arg-type]


def save(path: Path, settings: Settings) -> None:
    """Write settings, whole or not at all."""
    from app.base.files import write_atomically

    lines = [f"{name} = {_toml(value)}" for name, value in asdict(settings).items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, ("\n".join(lines) + "\n").encode())


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def interface_language(settings: Settings) -> str:
    """Choose the language of messages: ``KAIJI_LANG``, the settings, the system, English."""
    named = os.environ.get("KAIJI_LANG") or settings.language
    for candidate in (named, os.environ.get("LC_ALL"), os.environ.get("LANG")):
        with suppress(AttributeError):
            short = candidate.lower()[:2]  # type: ignore[union-attr]
            if short in ("en", "ja"):
                return str(short)
    return "en"
