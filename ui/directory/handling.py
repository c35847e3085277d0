"""How an operator handles requests, in words: fees, proof of identity, forms, answers."""

from __future__ import annotations

from collections.abc import Iterator

from app.operators.record import Documents, Fee, Operator
from ui.directory.stated import Fact, Stated
from ui.wording import Words

#: What stands between amount and currency on the one hand and what it is for on the other.
_PER = {"request": "directory.fee", "case": "directory.fee_case", "page": "directory.fee_page"}
_PER_YEN = {
    "request": "directory.fee_yen",
    "case": "directory.fee_yen_case",
    "page": "directory.fee_yen_page",
}
_WITHOUT_AMOUNT = {
    "actual_cost": "directory.fee_actual_cost",
    "may_be_charged": "directory.fee_may_be_charged",
}


class Handling:
    """Words what one record says of requests."""

    def __init__(self, operator: Operator, words: Words) -> None:
        self._operator, self._words = operator, words
        self._stated = Stated(operator, words)
        self._text, self._named = self._stated.text, self._stated.named
        self._fact, self._listed = self._stated.fact, self._stated.listed

    def all(self) -> Iterator[Fact]:
        """Give every fact, also those that are not there; of a procedure only what is stated."""
        operator = self._operator
        if operator.fees:
            yield from (self._fee(fee) for fee in operator.fees)
        else:
            yield self._fact("fee", "")
        check = operator.identity_check
        yield self._fact("identity_check", self._named("identity_check", check))
        yield from self._documents()
        yield from self._procedure()
        promise = operator.response_promise
        yield self._fact("response_promise", self._named("response_promise", promise))
        forms = [self._named("response_form", form) for form in operator.response_forms]
        yield self._fact("response_forms", self._listed(forms))
        laws = [self._named("law", law) for law in operator.laws_named]
        yield self._fact("laws_named", self._listed(laws))
        rights = [self._text(f"right.{right}") for right in operator.rights_named]
        yield self._fact("rights_named", self._listed(rights))
        yield self._fact("language", self._named("language", operator.language))
        languages = [self._named("language", each) for each in operator.languages]
        yield from self._stated.told("languages", self._listed(languages))
        prevailing = self._named("language", operator.prevailing_language)
        yield self._fact("prevailing_language", prevailing)

    def _procedure(self) -> Iterator[Fact]:
        procedure, told = self._operator.procedure, self._stated.told
        source = procedure.source
        form = procedure.form
        if procedure.form_required:
            required = self._named("form_required", procedure.form_required)
            form = self._text("directory.form", form=form, required=required) if form else required
        yield from told("form", form, source)
        yield from told("agents", self._named("agents", procedure.agents), source)
        yield from told("answer_by", self._named("answer_by", procedure.answer_by), source)
        days = procedure.days
        within = self._text("directory.days", count=days) if days is not None else ""
        yield from told("days", within, source)

    def _documents(self) -> Iterator[Fact]:
        asked = self._operator.procedure.identity_documents
        lines = "\n".join(self._documents_words(each) for each in asked)
        yield from self._stated.told("identity_documents", lines, self._operator.procedure.source)

    def _documents_words(self, asked: Documents) -> str:
        named = [self._named("identity_document", each) for each in asked.any_of]
        words = self._listed(named)
        if len(named) > asked.count:
            either = self._stated.either(named)
            words = self._words.plural("directory.documents_of", asked.count, documents=either)
        if asked.for_whom == "agent":
            return self._text("directory.documents_agent", documents=words)
        return words

    def _fee(self, fee: Fee) -> Fact:
        if fee.amount is not None:
            per = _PER_YEN if fee.currency == "JPY" else _PER
            amount = self._text(
                per.get(fee.per, per["request"]), amount=f"{fee.amount:,}", currency=fee.currency
            )
        else:
            amount = self._text(_WITHOUT_AMOUNT.get(fee.per, "directory.fee_without_amount"))
        if fee.how:
            ways = self._stated.either([self._named("payment", way) for way in fee.how])
            amount = self._text("directory.fee_how", fee=amount, ways=ways)
        rights = self._listed([self._text(f"right.{right}") for right in fee.rights])
        where = self._stated.where(self._operator.sources.get(fee.source))
        evidence = self._text("directory.fee_for", rights=rights, where=where)
        quote = self._operator.quotes.get("fee", "")
        return Fact(self._text("operator.fact.fee"), amount, evidence, quote=quote)
