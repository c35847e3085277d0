"""Reading an import: whatever it is, what is broken is named and what is good is offered."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind
from app.operators.importing import pieces, table
from app.operators.importing.datenanfragen import country_of
from app.operators.importing.reading import read
from app.operators.importing.row import MOST_OF_ROW, Row

GOOD = {"slug": "sample-shop", "name": "Sample Shop GmbH", "quality": "verified"}
GOOD_LINE = json.dumps(GOOD).encode() + b"\n"
GOOD_TOML = b'slug = "sample-inn"\nname = "Sample Inn"\n'


def told(rows: list[Row]) -> list[str]:
    """Give of each row the slug that was read, or the id of why not."""
    return [row.operator.slug if row.operator else row.why.id if row.why else "" for row in rows]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"slug": "a", "name": \n', "import.why.not_json"),
        (b'{"slug": "a", "name": "\xff\xfe"}\n', "import.why.not_json"),
        (b"[" * 100_000 + b"\n", "import.why.not_json"),
        (b'["slug"]\n', "import.why.not_json"),
        (b'{"slug": "a"}\n', "import.why.missing"),
        (b'{"slug": "a", "name": 7}\n', "record.wrong"),
        (b'{"slug": "a", "name": "A", "runs": "B"}\n', "record.wrong"),
        (b'{"slug": "a", "name": "A", "needs-id-document": "no"}\n', "record.wrong"),
        (b'{"name": "' + b"x" * 2 * MOST_OF_ROW + b'"}\n', "import.why.too_big"),
        (b'{"slug": "a", "name": "\\ud800"}\n', "import.why.not_json"),
    ],
)
def test_a_broken_line_harms_no_other(tmp_path: Path, line: bytes, why: str) -> None:
    path = tmp_path / "all.jsonl"
    path.write_bytes(GOOD_LINE + line + b"\n" + GOOD_LINE)
    rows = list(read(path))
    assert told(rows) == ["sample-shop", why, "sample-shop"]
    assert (rows[1].file, rows[1].line) == ("all.jsonl", 2)


def test_a_line_of_a_hundred_megabytes_is_named_and_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(100):
            stream.write(b" " * 1_000_000)
        stream.write(b"\n" + GOOD_LINE)
    assert told(list(read(path))) == ["import.why.too_big", "sample-shop"]


def test_a_packed_file_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl.gz"
    many = b"".join(
        json.dumps({**GOOD, "slug": f"s-{each * 7919}"}).encode() + b"\n" for each in range(5000)
    )
    path.write_bytes(gzip.compress(many)[:-2000])
    rows = told(list(read(path)))
    assert rows[0] == "s-0"
    assert rows[-1] == "import.why.damaged"
    assert len(rows) > 1000


def test_an_archive_of_a_public_collection(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data-master/package.json", "{}")
        archive.writestr("data-master/supervisory-authorities/x.json", GOOD_LINE)
        archive.writestr("data-master/companies/sample-shop.json", GOOD_LINE)
        archive.writestr("data-master/companies/broken.json", b"{")
        archive.writestr("data-master/companies/../../../evil.json", GOOD_LINE)
        archive.writestr("data-master/companies/huge.json", b" " * 50_000_000)
    rows = list(read(path))
    assert dict(zip([row.file.split("/")[-1] for row in rows], told(rows), strict=True)) == {
        "evil.json": "import.why.outside",
        "broken.json": "import.why.not_json",
        "huge.json": "import.why.too_big",
        "sample-shop.json": "sample-shop",
    }
    assert [each.name for each in tmp_path.iterdir()] == ["data.zip"]


def test_a_bomb_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "MOST_OF_ALL", 3 * MOST_OF_ROW)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in range(10):
            archive.writestr(f"{each}.json", b" " * (MOST_OF_ROW - 1))
    with pytest.raises(Problem, match=r"problem\.import_too_big"):
        list(read(path))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in range(10):
            archive.writestr(f"{each}.json", b" " * 10 * MOST_OF_ROW)
    with pytest.raises(Problem, match=r"problem\.import_too_big"):
        list(read(path))
    packed = tmp_path / "bomb.jsonl.gz"
    packed.write_bytes(gzip.compress(b" " * 10 * MOST_OF_ROW))
    with pytest.raises(Problem, match=r"problem\.import_too_big"):
        list(read(packed))


def test_a_table_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_OF_FILE", 1000)
    path = tmp_path / "list.csv"
    path.write_bytes(b"name\n" + b"Sample\n" * 1000)
    with pytest.raises(Problem, match=r"problem\.import_too_big"):
        list(read(path))


def test_too_many_records_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_ROWS", 2)
    path = tmp_path / "all.jsonl"
    path.write_bytes(GOOD_LINE * 3)
    with pytest.raises(Problem, match=r"problem\.import_too_many"):
        list(read(path))


def test_a_damaged_entry_of_an_archive_harms_no_other(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", b'{"slug": "marker", "name": "A"}')
        archive.writestr("b.json", GOOD_LINE)
    path.write_bytes(path.read_bytes().replace(b"marker", b"Marker", 1))
    assert told(list(read(path))) == ["import.why.damaged", "sample-shop"]


def test_a_folder_of_both_kinds(tmp_path: Path) -> None:
    (tmp_path / "jp").mkdir()
    (tmp_path / "jp" / "sample-inn.toml").write_bytes(GOOD_TOML)
    (tmp_path / "b.json").write_bytes(b"\xef\xbb\xbf" + GOOD_LINE)
    (tmp_path / "c.toml").write_bytes(b'slug = "c"\nnam = "C"\n')
    (tmp_path / "d.toml").write_bytes(b'slug = "d"\nname = "\xff"\n')
    (tmp_path / "e.toml").write_bytes(b"a" + b".a" * 50_000 + b" = 1\n")
    (tmp_path / "f.json").symlink_to("/etc/hostname")
    (tmp_path / "readme.md").write_text("not a record")
    rows = list(read(tmp_path))
    assert told(rows) == [
        "sample-shop",
        "record.unknown_near",
        "record.not_utf8",
        "record.too_deep",
        "import.why.no_file",
        "sample-inn",
    ]
    assert (rows[1].file, rows[1].line) == ("c.toml", 2)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("none.zip", None, "problem.no_file"),
        ("none.jsonl", None, "problem.no_file"),
        ("none.csv", None, "problem.no_file"),
        ("none.xyz", None, "problem.no_file"),
        ("picture.png", b"\x89PNG", "problem.import_unknown_kind"),
        ("not.zip", b"no archive", "problem.import_damaged"),
        ("empty.csv", b"", "problem.import_no_heads"),
        ("heads.csv", b"a,b\n1,2\n", "problem.import_no_name_column"),
    ],
)
def test_what_cannot_be_read_at_all(
    tmp_path: Path, name: str, data: bytes | None, problem: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem) as caught:
        list(read(tmp_path / name))
    assert caught.value.code == problem


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"problem\.import_no_records"):
        list(read(tmp_path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_any_usual_kind(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "list.csv"
    cells = [
        ["会社名", "フリガナ", "メールアドレス", "住所", "ウェブサイト", "国", "担当者の年齢"],
        [
            "株式会社見本",
            "ミホン",
            "privacy@mihon.example",
            '"東京都\n見本町1"',
            "https://www.mihon.example/a",
            "日本",
            "7",
        ],
    ]
    text = "\n".join(delimiter.join(row) for row in cells) + "\n"
    path.write_bytes(text.encode(encoding))
    (row,) = read(path)
    operator = row.operator
    assert operator is not None
    assert (operator.name, operator.names["kana"], operator.country) == (
        "株式会社見本",
        "ミホン",
        "JP",
    )
    assert operator.domains == ("mihon.example",)
    assert {channel.kind: channel.value for channel in operator.channels} == {
        ChannelKind.EMAIL: "privacy@mihon.example",
        ChannelKind.POST: "東京都\n見本町1",
    }
    assert operator.sources["table"].title == "list.csv"


def test_a_guess_of_a_column_can_be_put_right(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Firma,Was,Land\nSample GmbH,Sample Desk,Deutschland\n", encoding="utf-8")
    (row,) = read(path, {"was": "desk", "Land": "-"})
    assert row.operator is not None
    assert (row.operator.slug, row.operator.desk, row.operator.country) == (
        "sample-gmbh",
        "Sample Desk",
        "",
    )
    with pytest.raises(Problem, match=r"problem\.import_no_column"):
        list(read(path, {"none": "desk"}))
    with pytest.raises(Problem, match=r"problem\.import_no_field"):
        list(read(path, {"was": "dask"}))


def test_a_broken_row_of_a_table_harms_no_other(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(
        "name,email\nSample Ä,a@a.example\nSample B,b@b.example,too,many\n,c@c.example\n".encode()
        + b"Sample \xff,d@d.example\n"
        + b'"Sample E,e@e.example\n'
        + "Sample Ö,f@f.example\n".encode()
    )
    rows = list(read(path))
    assert [row.line for row in rows] == [2, 3, 4, 5, 6, 7]
    assert [row.why.id if row.why else "" for row in rows] == [
        "",
        "import.why.cells",
        "import.why.missing",
        "import.why.encoding",
        "import.why.quote",
        "",
    ]


def test_names_that_differ_have_different_slugs() -> None:
    names = ["見本一号", "見本二号", "Sample " * 20 + "A", "Sample " * 20 + "B", "Sämple", "Sample"]
    slugs = [table.slug_of(name) for name in names]
    assert len({*slugs}) == len(names)
    assert slugs == [table.slug_of(name) for name in names]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Deutschland", "DE"),
        ("the netherlands", "NL"),
        ("UNITED KINGDOM", "GB"),
        ("Österreich", "AT"),
        ("Česká republika", "CZ"),
        ("日本", "JP"),
        ("United States of America", "US"),
        ("12345 Musterstadt", ""),
        ("Georgia on my mind", ""),
    ],
)
def test_a_country_is_told_by_its_name_in_many_languages(name: str, code: str) -> None:
    assert country_of(name) == code
