"""Requests with the verdict that AWS's documentation gives them."""

import verdicts_of_policies
import verdicts_of_requests
import verdicts_of_tenants

CASES = [*verdicts_of_tenants.CASES, *verdicts_of_requests.CASES, *verdicts_of_policies.CASES]
