"""What the linter finds in a record, beyond what ``test_check`` asks of every field."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.messages import LANGUAGES, Messages
from app.operators.check import Finding, check_files
from app.operators.rules.identity import check_digit

TODAY = date(2026, 11, 22)
GOOD = """slug = "aoba"
name = "Aoba"
country = "JP"
domains = ["aoba.example", "aoba.co.jp"]
corporate_number = "1180301018771"

[procedure]
form = "Request form"
source = "policy"

[[procedure.identity_documents]]
any_of = ["passport", "drivers_license"]

[[channels]]
kind = "email"
value = "privacy@aoba.example"
checked = 2026-11-01
source = "policy"

[[fees]]
rights = ["access"]
amount = 1000
currency = "JPY"
source = "policy"

[stated_in]
name = "policy"
country = "policy"
domains = "policy"
corporate_number = "policy"

[sources.policy]
title = "Privacy Policy"
seen = 2026-11-01
address = "https://aoba.example/privacy"
"""


def check(text: str, *, shipped: bool = False) -> list[Finding]:
    return check_files([("operators/jp/aoba.toml", text.encode())], TODAY, shipped=shipped)


def with_mail(address: str) -> str:
    return GOOD.replace("privacy@aoba.example", address)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    """Give rule and level of each finding; every sentence has its words in every language."""
    for messages in map(Messages, LANGUAGES):
        for each in findings:
            said = [messages.say(each.message), messages.say(each.fix)]
            assert all(text and "{" not in text and "check." not in text for text in said)
    return [(each.rule, str(each.level)) for each in findings]


def test_a_good_record_has_no_findings() -> None:
    assert check(GOOD, shipped=True) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "level", "line"),
    [
        ("1180301018771", "1180301018772", "check_digit", "error", 5),
        ("1180301018771", "2180301018771", "check_digit", "error", 5),
        ("1180301018771", "1183001018771", "check_digit", "error", 5),
        ("1180301018771", "118030101877", "malformed", "error", 5),
        ("1180301018771", "１180301018771", "malformed", "error", 5),
        ('corporate_number = "policy"', "", "not_sourced", "warning", 5),
        ("[procedure]", 'languages = ["english"]\n[procedure]', "malformed", "error", 7),
        ("[procedure]", 'languages = [""]\n[procedure]', "malformed", "error", 7),
        ("[procedure]", 'authority = "ppc"\n[procedure]', "unknown_id", "error", 7),
        ("[procedure]", 'status = "dead"\n[procedure]', "unknown_id", "error", 7),
        ("[procedure]", 'status = "merged"\n[procedure]', "no_successor", "warning", 7),
        ("[procedure]", 'status = "renamed"\n[procedure]', "no_successor", "warning", 7),
        ("[procedure]", 'status = "ceased"\n[procedure]', "no_successor", "note", 7),
        ("[procedure]", 'successor = "mixi"\n[procedure]', "active_successor", "error", 7),
        ("[procedure]", 'parent = "nobody"\n[procedure]', "relative_unknown", "warning", 7),
        ("[procedure]", 'parent = "aoba"\n[procedure]', "relative_ring", "error", 7),
        ("[procedure]", 'not_stated = ["form"]\n[procedure]', "contradiction", "error", 7),
        ('form = "Request form"', 'form = "http://aoba.example/f"', "not_https", "note", 8),
        ('form = "Request form"', 'form = " a"', "unclean", "warning", 8),
        ('form = "Request form"', 'form_required = "yes"', "unknown_id", "error", 8),
        ('form = "Request form"', 'agents = "legal"', "unknown_id", "error", 8),
        ('form = "Request form"', 'answer_by = "fax"', "unknown_id", "error", 8),
        ('form = "Request form"', "days = 0", "malformed", "error", 8),
        ('form = "Request form"', "days = 1000", "malformed", "error", 8),
        ('form"\nsource = "policy"', 'form"', "no_source", "warning", 7),
        ('form"\nsource = "policy"', 'form"\nsource = "x"', "source_unknown", "error", 9),
        ('"drivers_license"]', '"driving_license"]', "unknown_id", "error", 12),
        ('"drivers_license"]', '"passport"]', "documents_twice", "warning", 12),
        ('["passport", "drivers_license"]', "[]", "documents", "error", 11),
        ('"drivers_license"]', '"drivers_license"]\ncount = 3', "documents", "error", 13),
        ('"drivers_license"]', '"drivers_license"]\ncount = 0', "documents", "error", 13),
        ('"drivers_license"]', '"other"]\nfor_whom = "me"', "unknown_id", "error", 13),
        ("privacy@aoba.example", "mailto:privacy@aoba.example", "mailto", "error", 16),
        ("privacy@aoba.example", "MAILTO:p@aoba.example?subject=x", "mailto", "error", 16),
        ("checked = 2026-11-01", "checked = 2026-11-02", "checked_after_seen", "warning", 17),
        ("checked = 2026-11-01", 'laws = ["APPY"]', "unknown_id", "error", 17),
        ("checked = 2026-11-01", 'rights = ["acess"]', "broken", "error", 17),
        ("checked = 2026-11-01", 'language = "jpn"', "malformed", "error", 17),
        ("amount = 1000", "amount = 100000", "fee_high", "warning", 22),
        ("amount = 1000", 'amount = 1000\nper = "actual_cost"', "fee_cost", "warning", 22),
        ("amount = 1000", 'amount = 0\nhow = ["cash"]', "fee_free", "warning", 22),
        ("amount = 1000", 'amount = 0\nper = "may_be_charged"', "fee_free", "warning", 22),
        ("amount = 1000", 'amount = 1000\nhow = ["gold"]', "unknown_id", "error", 23),
        ("amount = 1000", 'amount = 1000\nper = "year"', "unknown_id", "error", 23),
        ("seen = 2026-11-01", "seen = 2026-11-23", "seen_ahead", "warning", 34),
        ("https://aoba", "http://aoba", "not_https", "note", 35),
    ],
)
def test_each_fault_is_told_with_its_line_and_level(
    old: str, new: str, rule: str, level: str, line: int
) -> None:
    assert old in GOOD
    findings = check(GOOD.replace(old, new, 1))
    assert (rule, level) in told(findings)
    assert line in [each.line for each in findings if each.rule == rule]


@pytest.mark.parametrize("phone", ["03-0000-0000 (Mr A)", "call", "０３−００００ 内線3"])
def test_a_telephone_number_has_no_words_in_it(phone: str) -> None:
    text = GOOD.replace('"email"\nvalue = "privacy@aoba.example"', f'"phone"\nvalue = "{phone}"')
    assert told(check(text)) == [("phone_letters", "error")]


@pytest.mark.parametrize("per", ["case", "page", "request"])
def test_an_amount_may_be_for_a_case_or_a_page(per: str) -> None:
    assert check(GOOD.replace("amount = 1000", f'amount = 0\nper = "{per}"')) == []


@pytest.mark.parametrize(
    "number",
    [
        "1180301018771",  # Toyota Motor Corporation
        "7010401001556",  # Honda Motor Co., Ltd.
        "7000012050002",  # National Tax Agency
    ],
)
def test_numbers_the_tax_agency_gave_fit(number: str) -> None:
    assert check_digit(number[1:]) == int(number[0])


def test_every_slip_of_one_digit_is_seen() -> None:
    number = "1180301018771"
    slips = [
        number[:at] + str((int(digit) + add) % 10) + number[at + 1 :]
        for at, digit in enumerate(number[1:], 1)
        for add in range(1, 10)
        # The formula takes 0 and 9 for one another: sums are told apart by their rest of 9.
        if {digit, str((int(digit) + add) % 10)} != {"0", "9"}
    ]
    assert [each for each in slips if check_digit(each[1:]) == int(each[0])] == []


@pytest.mark.parametrize(
    "address",
    ["p@aoba.example", "p@mail.aoba.example", "p@AOBA.example", "p@privacy.aoba.co.jp"],
)
def test_a_mailbox_of_ones_own_domain_is_fine(address: str) -> None:
    assert check(with_mail(address)) == []


@pytest.mark.parametrize("address", ["p@other.example", "p@aoba-mail.example", "p@other.co.jp"])
def test_a_mailbox_of_another_domain_is_doubtful(address: str) -> None:
    findings = check(with_mail(address))
    assert told(findings) == [("mail_domain", "warning")]
    assert address.split("@")[1] in Messages("en").say(findings[0].message)


def test_ones_own_name_under_another_ending_is_a_note() -> None:
    assert told(check(with_mail("p@mail.aoba.de"))) == [("mail_domain", "note")]


@pytest.mark.parametrize("domain", ["gmail.com", "YAHOO.co.jp", "docomo.ne.jp", "web.de"])
def test_a_free_mailbox_is_named_as_such(domain: str) -> None:
    assert told(check(with_mail(f"p@{domain}"))) == [("mail_free", "warning")]
    no_domains = with_mail(f"p@{domain}").replace('domains = ["aoba.example", "aoba.co.jp"]', "")
    assert ("mail_free", "warning") in told(check(no_domains))
    provider = with_mail(f"p@{domain}").replace('"aoba.co.jp"', f'"{domain.lower()}"')
    assert check(provider) == []


@pytest.mark.parametrize("local", ["hanako.mihon", "h.mihon", "Taro_Mihon", "sam.sample-x.y"])
def test_a_persons_name_in_an_address_is_noted(local: str) -> None:
    expected = [] if "-" in local else [("person_in_address", "note")]
    assert told(check(with_mail(f"{local}@aoba.example"))) == expected


@pytest.mark.parametrize(
    "local",
    [
        "privacy", "privacy.jp", "data.protection", "customer.service", "info.aoba", "aoba.shop",
        "legal_affairs", "kojin.joho", "dpo.eu", "mihon", "privacy-desk", "no.reply", "a.b", "x.1",
        "kundenservice.de", "personal.info", "p.m.o", "help.desk", "protection.donnees",
    ],
)  # fmt: skip
def test_a_desk_is_not_taken_for_a_person(local: str) -> None:
    assert check(with_mail(f"{local}@aoba.example")) == []


@pytest.mark.parametrize(
    ("line", "rule"), [('notes = ["mine"]', "notes"), ('quotes = {name = "We"}', "quotes")]
)
def test_a_shipped_record_has_facts_only(line: str, rule: str) -> None:
    text = GOOD.replace("[procedure]", f"{line}\n\n[procedure]", 1)
    assert check(text) == []
    assert told(check(text, shipped=True)) == [(rule, "error")]


def record(slug: str, more: str = "", channels: str = "") -> tuple[str, bytes]:
    stated = "".join(
        f'{key} = "p"\n' for key in ("name", "domains", "corporate_number", "parent", "status")
    )
    text = f'slug = "{slug}"\nname = "{slug}"\nnot_stated = ["country", "post"]\n{more}\n'
    return (
        f"{slug}.toml",
        f"{text}{channels}\n[stated_in]\n{stated}[sources.p]\ntitle = 'P'\n".encode(),
    )


MAIL = '[[channels]]\nkind = "email"\nvalue = "{}"\nsource = "p"\nchecked = 2026-11-01\n'


def together(*records: tuple[str, bytes]) -> list[tuple[str, str, str]]:
    findings = check_files(records, TODAY)
    levels = told(findings)
    return [(each.file, *level) for each, level in zip(findings, levels, strict=True)]


def test_a_mailbox_of_two_operators_is_doubtful_unless_they_are_one_group() -> None:
    one, other = MAIL.format("p@a.example"), MAIL.format("P@A.example")
    doubt = [("b.toml", "shared_mailbox", "warning")]
    assert together(record("a", "", one), record("b", "", other)) == doubt
    assert together(record("a", "", one), record("b", 'parent = "a"', other)) == []
    siblings = [record(each, 'parent = "top"', one) for each in ("a", "b")]
    assert together(*siblings, record("top")) == []
    assert together(record("a", "", one + other)) == []


def test_what_two_records_share_is_told() -> None:
    number = 'corporate_number = "1180301018771"'
    assert together(record("a", number), record("b", number)) == [
        ("b.toml", "duplicate", "warning")
    ]
    domain = 'domains = ["a.example"]'
    assert together(record("a", domain), record("b", domain)) == [
        ("b.toml", "duplicate", "warning")
    ]
    assert together(record("a", domain), record("b", f'{domain}\nparent = "a"')) == []
    named = [
        (file, data.replace(f'name = "{slug}"'.encode(), f'name = "{name}"'.encode()))
        for slug, name in (("a", "株式会社見本"), ("b", "見本（株）"))
        for file, data in [record(slug)]
    ]
    assert together(*named) == [("b.toml", "duplicate", "warning")]


def test_an_operator_that_changed_its_name_keeps_its_number() -> None:
    number = 'corporate_number = "1180301018771"'
    before = record("a", f'{number}\nstatus = "renamed"\nsuccessor = "b"')
    assert together(before, record("b", number)) == []


def test_a_successor_that_is_gone_itself_is_told() -> None:
    gone = 'status = "merged"\nsuccessor = "{}"'
    found = together(record("a", gone.format("b")), record("b", gone.format("c")), record("c"))
    assert found == [("a.toml", "successor_gone", "warning")]


def test_successors_in_a_ring_are_told_at_each() -> None:
    gone = 'status = "merged"\nsuccessor = "{}"'
    ring = [record(each, gone.format(after)) for each, after in ("ab", "bc", "ca")]
    assert together(*ring) == [(f"{each}.toml", "relative_ring", "error") for each in "abc"]
    # One that only leads into a ring is not part of it.
    outside = record("z", gone.format("a"))
    assert ("z.toml", "relative_ring", "error") not in together(*ring, outside)


def test_an_unknown_relative_is_an_error_in_what_is_shipped() -> None:
    gone = record("a", 'status = "merged"\nsuccessor = "nobody"')
    assert together(gone) == [("a.toml", "relative_unknown", "warning")]
    assert told(check_files([gone], TODAY, shipped=True)) == [("relative_unknown", "error")]


def test_a_relative_kaiji_ships_is_known() -> None:
    assert together(record("a", 'parent = "mixi"')) == []
