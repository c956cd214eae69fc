"""Lists of mismatches that the police send: read, checked, kept as cases with a state, counted.

The register prevails over the databases: what is done about a case is proposed in words, nothing is ever corrected.

`vocabulary`  headings, events, errors and deadlines: `rules/mismatch/`
`layout`      which column of a list is which field: guessed, written as a draft, read back
`pins`        what is wrong or doubtful with an identification number
`days`        dates as lists write them, working days
`rows`        a row of a list as a case, or why not
`identity`    by which a case is known again
`importing`   a whole list into the store
`states`      from which state a case may go to which
`proposing`   what to do about a case, on which clause
`store`       cases, log and lists in SQLite or PostgreSQL: the only place that imports SQLAlchemy
`trouble`     what a database that fails says, in words
`statistics`  counts, as one relational expression
"""
