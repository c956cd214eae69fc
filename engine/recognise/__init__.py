"""Recognises civil-status papers in the free text of published dossiers.

    text ─ read ─ lexicon.find ─ found_in ─ judge ─ role_of ─ Recognition

`text` folds a line into words, `patterns` finds all phrases of the grammar in one pass, `names` settles
what is named, `status` what is demanded and by which words, `conditions` and `roles` the rest.
The wordings are data (`rules/recognition.yaml`, `rules/papers.yaml`); nothing here knows a paper's name.
"""

from engine.recognise.grammar import RELIED_ON, Grammar
from engine.recognise.line import may_name_papers, recognise, speaks_of_others
from engine.recognise.patterns import PatternError

__all__ = ["RELIED_ON", "Grammar", "PatternError", "may_name_papers", "recognise", "speaks_of_others"]
