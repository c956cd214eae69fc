"""The documentation site: the scenarios as living documentation, in one folder that opens from disk.

```
features/*.feature ─ syntax ──────────────┐
pytest ─ recorder ─ seen ─ results ───────┴─ outcomes ─┐
rules/ ─ engine.catalog, engine.review ────────────────┴─ coverage ─ assembly ─ tree ─ pages ─ dist/site
```

`make docs` runs the scenarios with the recorder and builds; `python -m features.site --no-results` builds without.
"""
