"""What can be wrong with a file of comparators or a question about them: each a sentence for a person."""


class ComparatorError(Exception):
    """Something cannot be done; the message says what, where and what to do next."""


class CannotTakeFileError(ComparatorError):
    """A file is not taken, and nothing of it is: damaged, not as its kind is written, or changed since the release before."""


class NotRecognisedError(ComparatorError):
    """A file that is no file of comparators."""


class NoSuchSeriesError(ComparatorError):
    """Nobody has defined a series or a figure of that name."""


class NoSuchReleaseError(ComparatorError):
    """A comparison asks for a release or a list of neighbours that is not here."""
