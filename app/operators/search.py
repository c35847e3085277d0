"""Search over operators as a person types: any width, case or kana, best match first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from app.base.ids import Law, OperatorSlug
from app.operators import index
from app.operators.index import Narrow
from app.operators.match import Entry, Grade, Query, entry_of, grade, grade_similar
from app.operators.record import Operator
from app.operators.store import MemoryStore, Store

#: Records graded for a search with a limit; where more hold what was typed, those that begin
#: with it are looked up, and a larger number is graded only if these do not fill the limit.
_GRADED, _GRADED_AT_MOST = 100, 1000

#: Records held against a text with a slip.
_SIMILAR = 400

_COUNT_MATCHES = "SELECT count(*) FROM operator_grams WHERE operator_grams MATCH ?"

#: Records put into the tables together.
_AT_ONCE = 1000

#: Sorts after every key.
_END = "\U0010ffff"

#: Grade and place of the field, then the name that is shown and the slug.
Rank = tuple[int, int, str, str]


@dataclass(frozen=True)
class Hit:
    """An operator found.

    Attributes:
        matched: where the text was found: ``name names kana services domains email slug``,
            ``similar`` = a text is like it but for one slip; empty where no text was given.
        rank: sorts hits, also those of several indexes, best first.
    """

    slug: OperatorSlug
    matched: str
    rank: Rank = field(default=(0, 0, "", ""), compare=False, repr=False)


class Index:
    """Operators with their folded texts: candidates come from SQLite, each of them is graded.

    A search without a limit, or one that at most ``_GRADED`` records may answer, is exact. Where
    more may, the records whose name begins as typed come first and in order, then those where
    another text does, then a word; of those that only hold it somewhere not all are looked at.
    """

    def __init__(self, operators: Iterable[Operator] = (), store: Store | None = None) -> None:
        """Know ``operators``, in memory; or what lies in the tables of ``store``."""
        self._store = store or MemoryStore()
        #: Grows with each change; what was looked up at an earlier one may be outdated.
        self.revision = 0
        if store is None:
            self.make(operators)

    def make(self, operators: Iterable[Operator]) -> None:
        """Make the tables anew, for these operators."""
        for table in index.TABLES:
            self._store.run(f"DROP TABLE IF EXISTS {table}")
        for statement in index.SCHEMA:
            self._store.run(statement)
        self.put_all(operators)

    def put(self, operator: Operator) -> None:
        """Know a record, in place of a former one with the same slug."""
        self._put_some([operator])

    def put_all(self, operators: Iterable[Operator]) -> None:
        """Know many records as ``put`` does; of each slug there is but one among them."""
        each = iter(operators)
        while some := [*islice(each, _AT_ONCE)]:
            self._put_some(some)

    def _put_some(self, operators: Sequence[Operator]) -> None:
        for slug in self.known(operator.slug for operator in operators):
            self.remove(slug)
        self.revision += 1
        ((last,),) = self._store.rows("SELECT coalesce(max(id), 0) FROM operator_entries")
        entries = [(key, each, entry_of(each)) for key, each in enumerate(operators, last + 1)]
        self._store.run_many(
            """
            INSERT INTO operator_entries
                (id, slug, name, country, has_email, facts, checked, sample, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [(key, *index.columns(each, entry)) for key, each, entry in entries],
        )
        starts = [(*start, key) for key, _, entry in entries for start in index.starts(entry)]
        self._store.run_many(
            "INSERT INTO operator_starts (of_word, key, entry) VALUES (?, ?, ?)", sorted(starts)
        )
        self._store.run_many(
            "INSERT INTO operator_grams (rowid, grams) VALUES (?, ?)",
            [(key, index.grams(each, entry)) for key, each, entry in entries],
        )

    def remove(self, slug: OperatorSlug) -> None:
        """Forget a record; harmless where there is none."""
        self.revision += 1
        for key, stored in [
            *self._store.rows("SELECT id, entry FROM operator_entries WHERE slug = ?", (slug,))
        ]:
            self._store.run_many(
                "DELETE FROM operator_starts WHERE of_word = ? AND key = ? AND entry = ?",
                [(*start, key) for start in index.starts(index.read_entry(stored))],
            )
            self._store.run("DELETE FROM operator_grams WHERE rowid = ?", (key,))
            self._store.run("DELETE FROM operator_entries WHERE id = ?", (key,))

    def find(
        self,
        text: str,
        *,
        country: str = "",
        law: Law | None = None,
        limit: int | None = None,
        narrow: Narrow | None = None,
    ) -> list[Hit]:
        """Find operators, best first.

        Args:
            text: a name, a service, a reading, a domain or address; blank finds all, by name.
            country: ISO 3166-1 alpha-2, in any case; empty = everywhere.
            law: only operators whose policy names it, or who fall under it by their seat.
            limit: the most hits to give.
            narrow: what counts, in place of ``country`` and ``law``.
        """
        return self.search(text, narrow or Narrow(country, law), limit)[0]

    def search(
        self, text: str, narrow: Narrow, limit: int | None = None
    ) -> tuple[list[Hit], int | None]:
        """Find as ``find`` does; give also how many there are in all, where that is known by then.

        Where it is not, there are more than were asked for, and ``count`` counts them.
        """
        query = Query.of(text)
        if query.blank:
            listed = self.page(0, limit, narrow)
            return listed, None if len(listed) == limit else len(listed)
        if not query.words:
            return [], 0
        if limit is None:
            hits = self._graded(self._matching(_match(query, narrow), -1), query)
            hits = hits or self._similar(query, narrow)
            return _sorted(hits), len(hits)
        few = max(_GRADED, limit)
        found = self._matching(_match(query, narrow), few + 1)
        if len(found) > few:
            return _sorted(self._best(query, narrow, limit))[:limit], None
        hits = self._graded(found, query) or self._similar(query, narrow)
        return _sorted(hits)[:limit], len(hits)

    def count(self, text: str = "", narrow: Narrow | None = None) -> int:
        """Count what ``find`` gives without a limit.

        Above ``_GRADED`` those are counted too that hold the letters typed in another order.
        """
        narrow = narrow or Narrow()
        query = Query.of(text)
        if not query.blank:
            known = self.search(text, narrow, 0)[1]
            if known is not None:
                return known
            counted, values = _COUNT_MATCHES, [_match(query, narrow)]
        else:
            where, values = narrow.where()
            counted = f"SELECT count(*) FROM operator_entries WHERE {where}"  # noqa: S608 - of fixed parts
        ((count,),) = self._store.rows(counted, values)
        return int(count)

    def page(self, offset: int, limit: int | None, narrow: Narrow | None = None) -> list[Hit]:
        """Give operators in the order of their names, from the one with number ``offset`` on."""
        where, values = (narrow or Narrow()).where()
        rows = self._store.rows(
            f"SELECT name, slug FROM operator_entries WHERE {where}"  # noqa: S608 - of fixed parts
            " ORDER BY name, slug LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
        return [Hit(OperatorSlug(slug), "", (0, 0, name, slug)) for name, slug in rows]

    def countries(self) -> tuple[str, ...]:
        """Give the countries there are operators in, in order."""
        # One step in the index a country: DISTINCT would walk all of it.
        rows = self._store.rows(
            """
            WITH RECURSIVE found (country) AS (
                SELECT min(country) FROM operator_entries WHERE country > ''
                UNION ALL
                SELECT (SELECT min(country) FROM operator_entries WHERE country > found.country)
                FROM found WHERE country IS NOT NULL
            )
            SELECT country FROM found WHERE country IS NOT NULL
            """
        )
        return tuple(row[0] for row in rows)

    def samples(self) -> tuple[OperatorSlug, ...]:
        """Give the slugs of sample records, in order."""
        rows = self._store.rows("SELECT slug FROM operator_entries WHERE sample ORDER BY slug")
        return tuple(OperatorSlug(row[0]) for row in rows)

    def known(self, slugs: Iterable[str]) -> frozenset[OperatorSlug]:
        """Give those of ``slugs`` that are in the index."""
        rows = self._store.rows(
            "SELECT slug FROM operator_entries WHERE slug IN (SELECT value FROM json_each(?))",
            (json.dumps([*slugs]),),
        )
        return frozenset(OperatorSlug(row[0]) for row in rows)

    def slugs_from(self, start: str, limit: int) -> list[OperatorSlug]:
        """Give slugs that begin with ``start``, in order."""
        rows = self._store.rows(
            "SELECT slug FROM operator_entries WHERE slug >= ? AND slug < ? ORDER BY slug LIMIT ?",
            (start, start + _END, limit),
        )
        return [OperatorSlug(row[0]) for row in rows]

    def _best(self, query: Query, narrow: Narrow, limit: int) -> dict[str, Hit]:
        """Find enough of the best where many records may answer."""
        hits = self._graded(self._beginning(query, narrow, limit), query)
        matches = [index.text_match(query), index.sound_match(query) if query.heard else ""]
        for match in filter(None, matches):
            # A few will mostly do, wherever they stand.
            for most in (max(_GRADED, limit), max(_GRADED_AT_MOST, limit)):
                if len(hits) >= limit:
                    return hits
                found = self._matching(narrow.match(match), most)
                hits |= self._graded(found, query)
                if len(found) < most:
                    break
        return hits

    def _matching(self, match: str, most: int) -> list[int]:
        """Ask for letters; -1 = however many hold them."""
        rows = self._store.rows(
            "SELECT rowid FROM operator_grams WHERE operator_grams MATCH ? LIMIT ?", (match, most)
        )
        return [row[0] for row in rows]

    def _beginning(self, query: Query, narrow: Narrow, limit: int) -> list[int]:
        """Look up what is, or begins, as typed; no more kinds of it than fill the limit."""
        where, values = narrow.where()
        wanted = query.whole
        start = index.start_of(wanted)
        of_start = (
            "SELECT DISTINCT id FROM operator_starts AS s JOIN operator_entries ON id = s.entry"  # noqa: S608
            f" WHERE of_word = ? AND key >= ? AND key < ? AND {where} LIMIT ?"
        )
        by_name = (
            f"SELECT id FROM operator_entries WHERE name >= ? AND name < ? AND {where}"  # noqa: S608
            " ORDER BY name, slug LIMIT ?"
        )
        steps: Sequence[tuple[str, tuple[str | int, ...]]] = (
            (of_start, (0, start, start + "\0")),
            (by_name, (wanted, wanted + _END)),
            (of_start, (0, start, start + _END)),
            (of_start, (1, start, start + _END)),
        )
        found: dict[int, None] = {}
        for number, (statement, between) in enumerate(steps):
            rows = self._store.rows(statement, (*between, *values, limit))
            found.update(dict.fromkeys(row[0] for row in rows))
            # What comes after a kind matches less well, but the exact ones come in no order.
            if number and len(found) >= limit:
                break
        return [*found]

    def _similar(self, query: Query, narrow: Narrow) -> dict[str, Hit]:
        """Forgive one slip where nothing else was found; of thousands alike not all are held."""
        match = index.similar_match(query)
        if not match:
            return {}
        return self._graded(self._matching(narrow.match(match), _SIMILAR), query, grade_similar)

    def _graded(
        self,
        keys: Iterable[int],
        query: Query,
        grading: Callable[[Entry, Query], Grade | None] = grade,
    ) -> dict[str, Hit]:
        rows = self._store.rows(
            "SELECT slug, name, entry FROM operator_entries"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*keys]),),
        )
        hits = {}
        for slug, name, stored in rows:
            graded = grading(index.read_entry(stored), query)
            if graded is not None:
                quality, place, matched = graded
                hits[slug] = Hit(OperatorSlug(slug), matched, (quality, place, name, slug))
        return hits


def _match(query: Query, narrow: Narrow) -> str:
    return narrow.match(index.match(query))


def _sorted(hits: dict[str, Hit]) -> list[Hit]:
    return sorted(hits.values(), key=lambda hit: hit.rank)
