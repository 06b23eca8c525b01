"""From a text to places in it: sentences, speech acts, cues, actors, amounts, dates, references, themes."""
