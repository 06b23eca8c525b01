"""How a test judges in a browser without one: the forms of a page, filled in and sent."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from httpx import Response
from lxml import html
from starlette.testclient import TestClient

from nakomen.web.access.doors import REVIEWER_COOKIE


@dataclass
class Tab:
    """A window of a browser: the page that it shows, whose forms can be sent."""

    client: TestClient
    answer: Response

    @property
    def page(self) -> html.HtmlElement:
        return html.fromstring(self.answer.text)

    @property
    def words(self) -> str:
        return " ".join(self.page.get_element_by_id("content").text_content().split())

    @property
    def statement(self) -> str:
        return self.page.xpath("//article/@data-statement")[0]

    @property
    def statement_id(self) -> str:
        """The statement whose page this is, in full."""
        return self.answer.url.path.rsplit("/", 1)[1]

    def form(self, deed: str, at: int = 0) -> tuple[str, dict[str, str]]:
        """Return where the form of a deed goes, and what it says as it stands."""
        found = []
        for form in self.page.forms:
            values = {name: value or "" for name, value in form.form_values()}
            buttons = form.xpath(".//button[@name='deed']/@value")
            if values.get("deed") == deed or deed in buttons:
                found.append((form.action, {**values, "deed": deed}))
        return found[at]

    def send(self, deed: str, at: int = 0, **more: object) -> Tab:
        """Send a form with other values in it."""
        action, values = self.form(deed, at)
        given = {
            name.replace("_", "-") if name.startswith(("evidence", "compliance")) else name: value
            for name, value in more.items()
        }
        return Tab(self.client, self.client.post(action, data={**values, **given}))


def sit_down(client: TestClient, name: str) -> None:
    """Give the name under which a browser judges."""
    client.cookies.set(REVIEWER_COOKIE, quote(name))


def open_tab(client: TestClient, address: str, name: str = "Anna") -> Tab:
    """Open a page as a reviewer."""
    sit_down(client, name)
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200, answer.text[:300]
    return Tab(client, answer)


def words_of(client: TestClient, address: str, status: int = 200) -> str:
    """Return the text of a page's content."""
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status, answer.text[:300]
    return Tab(client, answer).words
