"""Files people write -> entries: one reader per kind, one contract, one table (see `knowledge.READERS`)."""
