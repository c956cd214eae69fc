"""Proves what can be proved about the rulebook without a case.

`stretches`  the runs of days on which the law does not change
`cells`      situations that rules cannot tell apart, enumerated exactly and counted
`composed`   one stretch composed stage by stage, as the judge does, over cells
`gaps`       no verdict                                        (errors)
`conflicts`  two rules that cannot both be followed, unranked  (errors)
`effects`, `idle`  rules that do nothing                       (warnings, notes)
`certificate`      all of it, and over how much it was led
`notes`      what the files leave open: clauses without a rule, rules without a scenario, stale facts
"""

from engine.proof.certificate import Proof, prove
from engine.proof.notes import find_notes

__all__ = ["Proof", "find_notes", "prove"]
