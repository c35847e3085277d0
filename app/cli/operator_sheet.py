"""An operator's record as ``kaiji-cli operators show`` prints it: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from app.base.messages import Messages
from app.operators.authorities import shipped_authorities
from app.operators.freshness import confidence, freshness
from app.operators.record import Channel, Fee, Operator, Procedure, Source

_PER = {
    "request": "cli.operators.fee",
    "case": "cli.operators.fee_case",
    "page": "cli.operators.fee_page",
}
_WITHOUT_AMOUNT = {
    "actual_cost": "cli.operators.fee_actual_cost",
    "may_be_charged": "cli.operators.fee_may_be_charged",
}


def document(messages: Messages, operator: Operator, today: date) -> dict[str, object]:
    """Give the whole record for JSON, each channel with how far it can be trusted."""
    return {
        **asdict(operator),
        "channels": [_channel_document(messages, channel, today) for channel in operator.channels],
        "sources": {
            key: {**asdict(source), "dated": _iso(source.dated), "seen": _iso(source.seen)}
            for key, source in operator.sources.items()
        },
    }


def _channel_document(messages: Messages, channel: Channel, today: date) -> dict[str, object]:
    trust = confidence(channel, today)
    return {
        **asdict(channel),
        "checked": _iso(channel.checked),
        "freshness": trust.freshness,
        "confidence": round(trust.share, 2),
        "confidence_why": messages.say(trust.why),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def sheet(messages: Messages, operator: Operator, today: date) -> Iterator[str]:
    """Word a record, one fact a line, each with the place it is stated in."""
    yield messages.text("cli.operators.title", name=operator.shown_name, slug=operator.slug)
    if operator.sample:
        yield messages.text("cli.operators.sample")
    for key, value in _facts(messages, operator):
        if value:
            yield _fact(messages, operator, key, value)
    for key, value in _procedure(messages, operator.procedure):
        if value:
            sourced = _sourced(messages, operator, operator.procedure.source, value)
            yield _labelled(messages, key, sourced)
    for channel in operator.channels:
        yield from _channel_lines(messages, operator, channel, today)
    for fee in operator.fees:
        yield _labelled(messages, "fee", _fee(messages, operator, fee))
    if operator.not_stated:
        names = [_absent(messages, key) for key in operator.not_stated]
        yield messages.text("cli.operators.not_stated", facts=messages.listed(names))
    if operator.missing:
        names = [_absent(messages, key) for key in operator.missing]
        yield messages.text("cli.operators.missing", facts=messages.listed(names))
    for source in operator.sources.values():
        yield _labelled(messages, "source", _source_dates(messages, source))
    for note in operator.notes:
        yield _labelled(messages, "note", note.replace("\n", " "))


def _facts(messages: Messages, operator: Operator) -> Iterator[tuple[str, str]]:
    yield "name", operator.name
    for kind, name in operator.names.items():
        yield f"names.{kind}", name
    yield "services", messages.listed([*operator.services])
    yield "corporate_number", operator.corporate_number
    yield "parent", operator.parent
    yield "status", _word(messages, "operator_status", operator.status)
    yield "successor", operator.successor
    yield "country", operator.region or operator.country
    yield "authority", _authority(messages, operator.authority)
    yield "domains", messages.listed([*operator.domains])
    yield "desk", operator.desk
    yield "representative", operator.representative
    yield "identity_check", _word(messages, "identity_check", operator.identity_check)
    rights = [messages.text(f"right.{right}") for right in operator.rights_named]
    yield "rights_named", messages.listed(rights)
    laws = [_word(messages, "law", law) for law in operator.laws_named]
    yield "laws_named", messages.listed(laws)
    yield "response_promise", _word(messages, "response_promise", operator.response_promise)
    forms = [_word(messages, "response_form", form) for form in operator.response_forms]
    yield "response_forms", messages.listed(forms)
    yield "language", _word(messages, "language", operator.language)
    yield "prevailing_language", _word(messages, "language", operator.prevailing_language)
    languages = [_word(messages, "language", each) for each in operator.languages]
    yield "languages", messages.listed(languages)


def _authority(messages: Messages, authority: str) -> str:
    """Name an authority; one that Kaiji does not know stays its id."""
    known = (each for each in shipped_authorities().all() if each.id == authority)
    return next((each.named(messages.language) for each in known), authority) if authority else ""


def _procedure(messages: Messages, procedure: Procedure) -> Iterator[tuple[str, str]]:
    yield "form", procedure.form
    yield "form_required", _word(messages, "form_required", procedure.form_required)
    for documents in procedure.identity_documents:
        names = [_word(messages, "identity_document", each) for each in documents.any_of]
        for_whom = _word(messages, "documents_for", documents.for_whom)
        yield (
            "identity_documents",
            messages.text(
                "cli.operators.documents",
                count=documents.count,
                documents=messages.listed(names),
                for_whom=for_whom,
            ),
        )
    yield "agents", _word(messages, "agents", procedure.agents)
    yield "answer_by", _word(messages, "answer_by", procedure.answer_by)
    if procedure.days is not None:
        yield "days", messages.text("cli.operators.days", days=procedure.days)


def _fact(messages: Messages, operator: Operator, key: str, value: str) -> str:
    basis = operator.inferred.get(key)
    if basis:
        words = _word(messages, "basis", basis)
        value = messages.text("cli.operators.inferred", value=value, basis=words)
    return _labelled(
        messages, key, _sourced(messages, operator, operator.stated_in.get(key), value)
    )


def _channel_lines(
    messages: Messages, operator: Operator, channel: Channel, today: date
) -> Iterator[str]:
    kind = messages.text(f"channel.{channel.kind}")
    value = " > ".join([channel.value.replace("\n", ", "), *channel.steps])
    yield messages.text(
        "cli.fact", label=kind, value=_sourced(messages, operator, channel.source, value)
    )
    state = messages.text(f"freshness.{freshness(channel, today)}")
    if channel.checked:
        state = messages.text("cli.operators.checked", state=state, day=channel.checked)
    purpose = _word(messages, "purpose", channel.purpose)
    yield messages.text("cli.operators.channel", purpose=purpose, state=state)
    only = [messages.text(f"right.{right}") for right in channel.rights]
    only += [_word(messages, "law", law) for law in channel.laws]
    only += [_word(messages, "language", channel.language)] if channel.language else []
    if only:
        yield messages.text("cli.operators.channel_only", what=messages.listed(only))


def _fee(messages: Messages, operator: Operator, fee: Fee) -> str:
    rights = messages.listed([messages.text(f"right.{right}") for right in fee.rights])
    per = fee.per if fee.per in _PER else "request"
    if fee.amount is not None:
        number = f"{fee.amount:,}"
        amount = messages.text(_PER[per], amount=number, currency=fee.currency)
    else:
        amount = messages.text(_WITHOUT_AMOUNT.get(fee.per, "cli.operators.fee_without_amount"))
    value = messages.text("cli.operators.fee_for", amount=amount, rights=rights)
    if fee.how:
        ways = messages.listed([_word(messages, "payment", way) for way in fee.how])
        value = messages.text("cli.operators.fee_how", fee=value, ways=ways)
    return _sourced(messages, operator, fee.source, value)


def _sourced(messages: Messages, operator: Operator, key: str | None, value: str) -> str:
    source = operator.sources.get(key or "")
    if source is None:
        return value
    return messages.text("cli.operators.sourced", value=value, source=_place(messages, source))


def _place(messages: Messages, source: Source) -> str:
    if not source.section:
        return source.title
    return messages.text("cli.operators.place", title=source.title, section=source.section)


def _source_dates(messages: Messages, source: Source) -> str:
    unknown = messages.text("cli.operators.unknown_day")
    return messages.text(
        "cli.operators.source",
        place=_place(messages, source),
        dated=source.dated or unknown,
        seen=source.seen or unknown,
    )


def _absent(messages: Messages, key: str) -> str:
    return _word(messages, "channel", key, _fact_name(messages, key))


def _labelled(messages: Messages, key: str, value: str) -> str:
    return messages.text("cli.fact", label=_fact_name(messages, key), value=value)


def _fact_name(messages: Messages, key: str) -> str:
    return _word(messages, "operator", f"fact.{key}", otherwise=key)


def _word(messages: Messages, group: str, key: str, otherwise: str = "") -> str:
    """Word an id of a group; one that no catalogue knows (a law in words) stays as it is."""
    message_id = f"{group}.{key}"
    return messages.text(message_id) if key and messages.has(message_id) else otherwise or key
