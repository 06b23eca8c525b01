"""Review in the terminal: one statement after the other, one key a judgement."""
