"""What cannot be done, as a sentence that says why and what to do, beside the field it is about. Pure."""


class CannotDoError(ValueError):
    """Nothing was done; the message says why and what to do. `field`: the form's field it belongs to, blank for none.

    Each room that changes something has its own, so that whoever calls it can tell them apart.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        """The sentence, and the field it is about."""
        super().__init__(sentence)
        self.field = field
