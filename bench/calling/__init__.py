"""Guests of a Python program: pvm and its peers, behind one interface."""
