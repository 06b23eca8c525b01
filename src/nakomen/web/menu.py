"""What the menu of every page leads to."""

from __future__ import annotations

from nakomen.web.access.visitors import Role

#: Address, the English words (those of the catalogue), and who sees it.
MENU: tuple[tuple[str, str, Role], ...] = (
    ("/", "Today", Role.READER),
    ("/ledger", "Ledger", Role.READER),
    ("/documents", "Documents", Role.READER),
    ("/themes", "Themes", Role.READER),
    ("/actors", "Actors", Role.READER),
    ("/figures", "Figures", Role.READER),
    ("/compare", "Compare", Role.READER),
    ("/register", "Register", Role.READER),
    ("/review", "Review", Role.REVIEWER),
    ("/upload", "Read in", Role.REVIEWER),
    ("/about", "About", Role.READER),
)
