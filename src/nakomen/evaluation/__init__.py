"""How good extraction is: statements found against statements that careful readers wrote down."""

from nakomen.evaluation.matching import Pair, match_statements
from nakomen.evaluation.scoring import Score, Tally, score_document, sum_scores

__all__ = ["Pair", "Score", "Tally", "match_statements", "score_document", "sum_scores"]
