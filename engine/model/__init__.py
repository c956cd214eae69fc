"""The domain types: immutable records, no behaviour beyond what their own fields tell.

`terms` holds the closed vocabularies with their Vietnamese labels; each other module
holds the records of one subject (law, papers, procedures, provinces, rules, decisions).
"""
