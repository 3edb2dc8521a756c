"""The tables in the file are those of the grammar."""

from pvm.lang.parse import tables


def test_the_file_is_up_to_date() -> None:
    with open(tables.FILE, encoding="utf-8") as file:
        assert file.read() == tables.to_text(tables.make_tables())
