"""Signals of a guest process: what is pending, what is done about it, and the frames of handlers.

Signals come from the guest itself (kill, faults, timers) and from whoever runs it. They are
delivered by the guest's own thread, between two runs of its hart: see `delivery`.
"""
