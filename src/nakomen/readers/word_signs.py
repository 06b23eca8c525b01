"""Letters for the signs that Word keeps as places in a font of symbols."""

from __future__ import annotations

#: What the places of the fonts Symbol and Wingdings show, of those that letters use.
_SIGNS = {
    "symbol": {
        0xA3: "≤", 0xA7: "♣", 0xA8: "♦", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
        0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDE: "⇒", 0x2D: "−", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x64: "δ",
        0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0xE5: "∑", 0xA2: "′", 0xA5: "∞", 0xAB: "↔", 0xAC: "←",
    },
    "wingdings": {
        0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
        0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x77: "◆",
    },
}  # fmt: skip


def sign_of(font: str, place: str) -> str:
    """Return the letter for a place in a font, given in hexadecimal; nothing for one that has none.

    >>> sign_of("Wingdings", "F0FC"), sign_of("Symbol", "F0B3"), sign_of("Calibri", "20AC"), sign_of("Webdings", "F061")
    ('✓', '≥', '€', '')
    """
    try:
        code = int(place, 16)
    except ValueError:
        return ""
    private = 0xF000 <= code <= 0xF0FF
    signs = _SIGNS.get(font.strip().lower(), {})
    if private or signs:
        return signs.get(code - 0xF000 if private else code, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
