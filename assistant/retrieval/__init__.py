"""Entries found for a question: the index (build, save, open) and the retriever (hybrid search over it)."""
