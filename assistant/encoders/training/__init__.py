"""How the trilingual encoder is made: word list, tokenizer, first rows, mixture of pairs, training, packing.

Nothing here is needed to ask a question. `python -m assistant.encoders.train --data DIR` runs all of it; the packages
it needs beyond the program's own are those of the extra `train`.
"""
