"""What the program says to people, in Dutch and English: messages, names of values, terms, amounts, actors, errors."""

from nakomen.wording.speaking import LANGUAGES, count, language, name_of, say, speak, speaking, spoken_in, table

__all__ = ["LANGUAGES", "count", "language", "name_of", "say", "speak", "speaking", "spoken_in", "table"]
