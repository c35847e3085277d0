"""What a record knows of the operator's own clause, offered to a letter that relies on it."""

from __future__ import annotations

from app.base.ids import OperatorSlug
from app.operators.record import Operator, Source
from app.services.clauses import clause_suggestions


def _operator(quote: str, section: str = "開示等の請求") -> Operator:
    return Operator(
        OperatorSlug("mihon"),
        name="見本通信株式会社",
        stated_in={"rights_named": "s"},
        sources={"s": Source("プライバシーポリシー", section)},
        quotes={"rights_named": quote} if quote else {},
    )


def test_place_and_words_of_the_clause_are_offered() -> None:
    found = clause_suggestions(_operator("本人は開示を請求できます。"), 60)
    assert found == {
        "policy_section": "開示等の請求",
        "policy_quote": "本人は開示を請求できます。",
    }


def test_a_long_clause_is_cut_at_a_pause_and_stays_its_own_words() -> None:
    quote = "当社は、本人から開示を求められたときは、本人に対し、遅滞なくこれを開示します。" * 3
    words = clause_suggestions(_operator(quote), 60)["policy_quote"]
    assert quote.startswith(words)
    assert len(words) <= 60
    assert quote[len(words)] in "、。"


def test_nothing_is_offered_that_no_record_states() -> None:
    assert clause_suggestions(_operator("", ""), 60) == {}
    assert clause_suggestions(_operator("あ" * 200, ""), 60) == {}
    assert clause_suggestions(Operator(OperatorSlug("mihon")), 60) == {}
