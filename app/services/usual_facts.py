"""Which of a person's facts a letter gives where nobody chose: the fewest that will do."""

from __future__ import annotations

import re

from app.base.ids import ChannelKind, FollowUp
from app.base.text import fold
from app.operators.record import Channel, Operator
from app.services.wanted import Wanted

#: Words of a label that name nobody, folded.
_GENERIC = re.compile(
    r"会員|顧客|お客様|利用者|登録|契約|注文|受付|番号|電話|携帯|ゆーざー|ろぐいん|めんばー|あかうんと"
    r"|membership|member|customer|client|contract|order|account|user|login|phone|number|name|no"
    r"|code|id|[\W_]"
)


def usual_facts(wanted: Wanted, channel: Channel | None) -> frozenset[str]:
    """Name the facts a letter usually gives: the fewest by which the operator finds the person.

    The postal address enters only with a letter by post, where the answer is wanted on paper
    or the kind cannot do without it (委任状); kana and birth date never by themselves; an
    account only where its label names this operator or nobody ("会員番号"): what another one
    calls the person is none of its business.
    """
    person = wanted.person
    facts = {"name"}
    if person.email:
        facts.add("email")
    if wanted.follow_up is not FollowUp.CONTACT_ENQUIRY:
        facts |= {
            f"account.{label}" for label in person.accounts if is_known_to(wanted.operator, label)
        }
    by_post = channel is not None and channel.kind is ChannelKind.POST
    if person.address and (by_post or wanted.on_paper or wanted.kind.address):
        facts.add("postal_address")
    return frozenset(facts)


def is_known_to(operator: Operator, label: str) -> bool:
    """Say whether an account's label names ``operator``, or nobody at all: it gave the number."""
    folded = fold(label)
    own = (operator.slug, operator.name, *operator.names.values(), *operator.services)
    if any(len(name) > 1 and fold(name) in folded for name in own):
        return True
    return not re.sub(_GENERIC, "", folded).strip()
