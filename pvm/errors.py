"""What a wrong command line raises: the text for the user, where it goes, and the exit status."""

CANNOT_CREATE = (
    "Error: Could not create the Java Virtual Machine.",
    "Error: A fatal exception has occurred. Program will exit.",
)


class CommandLineError(Exception):
    """The command line cannot be obeyed.

    `errors` and `output` are the lines for standard error and standard output; `show_usage` asks
    for the usage text after them.  The exit status is 1, as java's.
    """

    exit_status = 1

    def __init__(
        self, *errors: str, output: tuple[str, ...] = (), show_usage: bool = False
    ) -> None:
        super().__init__(*output, *errors)
        self.errors = errors
        self.output = output
        self.show_usage = show_usage


def machine_refused(*errors: str, output: tuple[str, ...] = ()) -> CommandLineError:
    """A machine (not launcher) option is wrong; java adds two lines to each such error."""
    return CommandLineError(*errors, *CANNOT_CREATE, output=output)


def unrecognized_option(argument: str) -> CommandLineError:
    """An option that no row of the table matches, worded as HotSpot words it."""
    if argument.startswith("-XX:"):
        name = argument[4:]
        return machine_refused(f"Unrecognized VM option '{name.lstrip('+-')}'")
    return machine_refused(f"Unrecognized option: {argument}")
