"""What a jar's manifest says that loading needs (JAR File Specification)."""

MANIFEST = "META-INF/MANIFEST.MF"


def main_attributes(text: str) -> dict[str, str]:
    """The main section: attribute names in lower case; a line that starts with a blank goes on."""
    attributes: dict[str, str] = {}
    name = ""
    for row in text.splitlines():
        if not row:
            break
        if row.startswith(" ") and name:
            attributes[name] += row[1:]
        else:
            name, _, value = row.partition(":")
            name = name.strip().lower()
            attributes[name] = value.removeprefix(" ")
    return attributes
