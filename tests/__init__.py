"""The tests: Java programs run whole (java/), and units (unit/)."""
