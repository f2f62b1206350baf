"""Model folders, before anybody knows what they are for: found on this machine, held to be data, told apart.

Encoders and rerankers open their models through this room, so that both refuse the same things.
"""
