"""Machines made of a template: what booting does is done once, and copied.

Two machines boot as every machine does, at different addresses. What their metadata and objects
differ in is where they lie; the places of such words are found by comparing them (`differences`),
so nothing has to know the layout of every table. A new machine gets a copy of the metadata, in
which those words are moved (`thawing`, low-level), and of the objects, in a heap of its own
(`freezing`). The Python objects that stand for classes, methods and their code are made when they
are asked for (`revival`).

Invariants: machines share nothing that changes. Words that differ in any other way are an error
when the template is made (`NoTemplate`).
"""
