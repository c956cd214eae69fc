"""Forms for agencies: what the catalogue says of their dossiers, and what they say to it.

`filling`   procedures → the lines of a form
`words`     the words of a cell ↔ what they mean
`reading`   a filled workbook → its lines, whatever people did to the sheets
`origins`   the hidden page: how a form was made
`lines`     a line of a filled form with its place, and where it came from
`matching`  which paper of the catalogue a line speaks of
`comparing` lines → edits and additions
`adding`    a line for a paper that the catalogue does not have
`agreeing`  what several lines state of the same thing
`applying`  edits and additions → the procedure as the agency states it
`drafts`    that procedure → a draft of its file
"""

from __future__ import annotations

from engine.forms.agreeing import by_code
from engine.forms.applying import Applied, apply
from engine.forms.comparing import Compared, compare
from engine.forms.drafts import draft_data
from engine.forms.filling import form_of
from engine.forms.lines import FilledForm
from engine.forms.reading import read_form

__all__ = ["Applied", "Compared", "FilledForm", "apply", "by_code", "compare", "draft_data", "form_of", "read_form"]
