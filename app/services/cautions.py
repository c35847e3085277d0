"""What to be careful about with a letter that can leave: its channel, language, dates, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.base.ids import FollowUp
from app.base.messages import LANGUAGES, Message, Value, Words
from app.laws import pack
from app.letters.custom import language_of
from app.letters.document import Letter, all_lines
from app.letters.words import is_written, words_of
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel
from app.services.answer_dates import Expected
from app.services.wanted import Wanted


def cautions_on(
    wanted: Wanted,
    letter: Letter,
    channel: Channel | None,
    dates: Iterable[Expected],
    today: date,
) -> tuple[Message, ...]:
    """Collect what to be careful about, each once.

    Args:
        wanted: what the user wanted.
        letter: as it was written for that.
        channel: the way it goes; None = none is needed.
        dates: when to expect an answer, by law, with what was uncertain in counting.
        today: by which a channel is fresh or stale.
    """
    counting = (caution for each in dates for caution in each.cautions)
    return tuple(
        _once(
            [
                *_about_channel(channel, today),
                *_about_language(wanted, letter.language),
                *_left_out(wanted, letter),
                *_too_early(wanted),
                *counting,
                *_unverified(letter),
            ]
        )
    )


def _about_channel(channel: Channel | None, today: date) -> Iterator[Message]:
    if channel is None:
        return
    state = freshness(channel, today)
    if state is Freshness.STALE:
        yield Message(
            "caution.channel_stale", {"channel": channel.value, "checked": channel.checked}
        )
    elif state is Freshness.UNKNOWN:
        yield Message("caution.channel_unknown", {"channel": channel.value})


def _about_language(wanted: Wanted, language: str) -> Iterator[Message]:
    """Say so where the letter is not in the operator's language because there is none in it."""
    spoken = language_of(wanted.operator)
    if not wanted.language and spoken != language:
        values: dict[str, Value] = {
            "law": Message(f"law.{wanted.law}"),
            "spoken": _name(spoken),
            "language": _name(language),
        }
        yield Message("caution.language_fallback", values)


def _name(language: str) -> Message | str:
    """Name a language letters can be in; any other by its code."""
    return Message(f"language.{language}") if is_written(language) else language


def _unverified(letter: Letter) -> Iterator[Message]:
    """Name the places of law the letter cites whose source nobody has seen yet."""
    for law in letter.laws:
        rules = pack.load(law)
        places = [
            place
            for place in rules.citations.values()
            if place.id in letter.citations and not place.verified
        ]
        if places:
            texts = {
                language: words_of(language).listed.join(
                    dict.fromkeys(place.text[language] for place in places)
                )
                for language in LANGUAGES
            }
            values: dict[str, Value] = {"law": Message(f"law.{law}"), "places": Words(texts)}
            yield Message("caution.to_be_verified", values)


def _once(messages: Iterable[Message]) -> list[Message]:
    # Not a set: a message holds a mapping.
    found: list[Message] = []
    for each in messages:
        if each not in found:
            found.append(each)
    return found


def _left_out(wanted: Wanted, letter: Letter) -> Iterator[Message]:
    """Say so where the user's own template has no place for the user's own words."""
    if wanted.template is None or not wanted.about.strip():
        return
    if not any(run.field == "about" for line in all_lines(letter) for run in line):
        yield Message("caution.words_left_out")


def _too_early(wanted: Wanted) -> Iterator[Message]:
    """Say so where a reminder is written before the answer is due (letter-briefs.md 7.1)."""
    due = wanted.past.due
    if wanted.follow_up is FollowUp.REMINDER and due is not None and wanted.day <= due:
        yield Message("caution.reminder_early", {"due": due})
