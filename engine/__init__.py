"""Says which civil-status papers a dossier no longer needs, since when and on which article.

    rules/**/*.yaml - source - schema - catalog -+
                                                 +- situations - matcher - decisions - inventory - render
    portal records -- portal - recognise --------+      |           |          |
    data profile ---- availability --------------+    proof      explain    timeline, impact
    tables of communes -- sheets - coverage -----+                          readiness

Each stage is immutable data and one function from the stage before it.
Imports go one way, under the contracts in ``pyproject.toml``.
Paths, the clock and the streams belong to ``cli``.
"""
