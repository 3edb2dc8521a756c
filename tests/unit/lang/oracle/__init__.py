"""javac, as an oracle for many small sources at once."""
