"""String.hashCode: switches on strings choose by it, and names of lambdas are made with it."""


def string_hash(text: str) -> int:
    """Of the UTF-16 code units, as a signed 32-bit int."""
    units = text.encode("utf-16-be", "surrogatepass")
    value = 0
    for i in range(0, len(units), 2):
        value = (31 * value + (units[i] << 8 | units[i + 1])) & 0xFFFFFFFF
    return value - (value >> 31 << 32)
