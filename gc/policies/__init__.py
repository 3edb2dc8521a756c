"""Policies: each manages one kind of space and knows no plan.

`bump` fills a contiguous space upwards; `copying` moves one object between such spaces, `nursery`
and `evacuation` trace by it; `freeruns` is a non-moving space swept into free runs; `largeobjects`
keeps big objects on page runs of their own; `poison` fills what is freed.

Invariant: a space's struct (in `gc.heap`) is all the state a policy has.
"""
