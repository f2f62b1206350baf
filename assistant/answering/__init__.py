"""Hits -> an answer in which every sentence is cited, or a plain refusal."""
