"""What tools/collection.py writes: words, clauses and what becomes of them, series, documents."""
