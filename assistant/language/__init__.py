"""Reading the words: language and script, folding, tokens, sentences, names. Pure functions, no files."""
