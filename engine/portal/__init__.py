"""From the national portal's published records to procedures that can be reviewed.

    files ─ records ─ (flat | detail) ─ reading ─ PublishedProcedure ─ understanding ─ Procedure

`records` streams JSON values out of files and says where each stood; `shapes` takes typed fields out of them;
`flat` and `detail` know the two formats; `repairs` puts texts and codes right and says so; `naming` gives
issuers one name; `understanding` recognises the civil-status papers; `drafts` writes YAML for analysts.
"""
