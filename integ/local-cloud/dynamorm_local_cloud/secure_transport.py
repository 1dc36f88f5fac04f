"""aws:SecureTransport is true here: a connection to 127.0.0.1 leaves the machine as little as TLS would let it.

Buckets and tables whose policies refuse plain http, the bucket of `cdk bootstrap` among them, stay usable that way.
"""

import ministack.app as app
from ministack.core import iam_evaluator


def install() -> None:
    app.pin_request_origin = lambda source_ip, _secure: iam_evaluator.pin_request_origin(source_ip, True)
