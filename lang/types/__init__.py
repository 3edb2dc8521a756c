"""Types and the relations between them (JLS 4, 5, 10, 15.12, 18.2): values that never change."""
