"""Sharing one's own records: as TOML files in a folder or a .zip, never with a person's data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.base.errors import Problem
from app.base.files import cannot_write, write_atomically
from app.base.ids import OperatorSlug
from app.base.records import shown_key
from app.operators.record import Operator
from app.operators.write import files_to_share, write_operator
from app.vault.vault import Vault

#: Files in an archive bear no day: the same records give the same archive.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def export(
    vault: Vault, path: Path, slugs: Sequence[str] = (), *, with_notes: bool = False
) -> tuple[OperatorSlug, ...]:
    """Write the user's own records as files to share; requests and people are none of them.

    Args:
        vault: whose records.
        path: a .zip, or a folder, which is made; of files in it only those of the same records
            are replaced.
        slugs: which records; none = all but samples.
        with_notes: with the user's remarks too.

    Returns:
        the slugs written.

    Raises:
        Problem: there is nothing to share, the user has no such record, or it cannot be written.
    """
    records = records_to_share(vault, slugs)
    files = dict(_files(records, with_notes=with_notes))
    if path.suffix.lower() == ".zip":
        write_atomically(path, _zip(files))
    else:
        _write(path, files)
    return tuple(record.slug for record in records)


def records_to_share(vault: Vault, slugs: Sequence[str] = ()) -> tuple[Operator, ...]:
    """Give the user's own records with these slugs; none = all but samples.

    Raises:
        Problem: there is nothing to share, or the user has no such record.
    """
    if not slugs:
        every = tuple(record for record in vault.operators.list() if not record.sample)
        if not every:
            raise Problem("problem.nothing_to_share")
        return every
    found = vault.operators.get_all(OperatorSlug(slug) for slug in slugs)
    for slug in slugs:
        if slug not in found:
            raise Problem("problem.no_own_operator", slug=shown_key(slug))
    return tuple(found[slug] for slug in sorted(found))


def _files(records: Sequence[Operator], *, with_notes: bool) -> Iterator[tuple[str, str]]:
    for (name, text), record in zip(files_to_share(records), records, strict=True):
        # What a policy says in its own words is nobody's to share.
        yield name, write_operator(replace(record, quotes={})) if with_notes else text


def _zip(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_DAY), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        place = folder / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(place.parent, error) from error
        write_atomically(place, text.encode(), mode=0o644)
