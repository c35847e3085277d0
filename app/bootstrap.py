"""The object graph of the core, built once: the only place where its parts meet."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.base.clock import Clock
from app.base.ids import OperatorSlug
from app.base.paths import Home
from app.laws import shelf
from app.laws.calendars import zone_of
from app.operators.directory import Directory
from app.people.person import Person
from app.services.case_file import CaseFiles
from app.services.dealings import Dealings, dealings
from app.services.disclosures import Disclosures
from app.services.law_data import LawData
from app.services.overview import Overview
from app.services.own_operators import OwnOperators
from app.services.people import People
from app.services.preferences import Preferences
from app.services.requests import Requests
from app.services.unfinished import Unfinished
from app.services.upkeep import Upkeep
from app.vault.vault import Vault

if TYPE_CHECKING:
    from app.services.directory_update import DirectoryUpdate
    from app.services.importing import Importing
    from app.services.own_templates import OwnTemplates


class Core:
    """What works without a vault: the directory, the laws, a letter for a person in a file."""

    def __init__(self, home: Home, clock: Clock) -> None:
        shelf.use(home.laws)
        self.home = home
        self.clock = clock
        self.directory = Directory()
        self.law_data = LawData(clock)

    def today(self, person: Person) -> date:
        """Give the civil date where ``person`` lives: the date their letters bear."""
        return self.clock.today(zone_of(person.country, person.region))

    def unlocked(self, vault: Vault) -> OpenCore:
        """Give the core with the user's own things in it."""
        return OpenCore(self.home, self.clock, vault)


class OpenCore(Core):
    """The core with an open vault."""

    def __init__(self, home: Home, clock: Clock, vault: Vault) -> None:
        super().__init__(home, clock)
        self.directory = Directory(vault.operators)
        self.own_operators = OwnOperators(vault, self.directory, clock)
        self.people = People(vault)
        self.requests = Requests(vault, clock)
        self.case_files = CaseFiles(vault, self.requests, self.directory)
        self.overview = Overview(vault, clock)
        self.disclosures = Disclosures(vault)
        self.unfinished = Unfinished(vault)
        self.preferences = Preferences(vault)
        self.upkeep = Upkeep(vault, clock)
        self._vault = vault

    def dealings(self, operator: OperatorSlug) -> Dealings:
        """Give the user's requests to an operator, and how it behaved.

        Raises:
            Problem: the vault cannot be read.
        """
        return dealings(self._vault, self.clock, operator)

    @cached_property
    def own_templates(self) -> OwnTemplates:
        """Letters in the user's own words; what they need is loaded when they are asked for."""
        from app.services.own_templates import OwnTemplates

        return OwnTemplates(self._vault, self.clock)

    @cached_property
    def importing(self) -> Importing:
        """Records of others, brought in; what it needs is loaded when it is asked for."""
        from app.services.importing import Importing

        return Importing(self._vault, self.directory, self.clock)

    @cached_property
    def directory_update(self) -> DirectoryUpdate:
        """Records a publisher signed; what it needs is loaded when it is asked for."""
        from app.services.directory_update import DirectoryUpdate

        return DirectoryUpdate(self._vault, self.importing, self.home)

    def close(self) -> None:
        """Close the vault."""
        self._vault.close()
