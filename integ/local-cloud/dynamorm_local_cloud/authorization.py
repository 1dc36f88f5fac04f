"""What IAM is asked for one DynamoDB request: the actions, the resources and the condition keys of each."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Authorization:
    """One question to IAM: may the caller do this action on this resource?"""

    action: str
    resource: str
    keys: dict = field(default_factory=dict)

    @property
    def service(self) -> str:
        return self.action.split(":")[0]
