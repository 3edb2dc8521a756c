"""The rules about paths through the code, on attributed trees (JLS 14.22, 16, 11.2)."""
