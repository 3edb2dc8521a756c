"""Tests of the interpreter: what instructions mean, plain and compiled."""
