"""Tests of the low-level subset: plain Python and compiled code agree, the rest is refused."""
