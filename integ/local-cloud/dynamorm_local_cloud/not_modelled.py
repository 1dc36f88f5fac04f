"""What the local cloud answers where AWS's verdict is not modelled: it refuses and says so, it never guesses."""


class NotModelled(Exception):
    """A request, policy or condition whose verdict the local cloud does not know."""

    def __init__(self, what: str):
        super().__init__(f"The local cloud does not model this and therefore refuses it: {what}")
