"""Why, why not, what would change the answer, what to ask next, and the same as a paragraph of a letter.

The trace comes from the judgement. Here it is joined to facts and clauses, searched and put into
sentences; what it looks like on a screen or on paper is the business of `render`.

- `against`: why not another verdict; `grounds`: why this one, down to the facts;
- `narrowing`, `telling`, `flips`, `supposing`: the smallest changes of facts that flip the answer;
- `dates`: the days on which the calendar alone flips it; `asking`: the open facts worth asking for;
- `citing`, `letter`: clauses and rows as official papers write them; `procedure` puts all of it together.
"""

from engine.explain.parts import Explained
from engine.explain.procedure import explain_procedure

__all__ = ["Explained", "explain_procedure"]
