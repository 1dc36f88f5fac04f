"""The orders application in Python."""

from aws_cdk import App

from orders_stack import OrdersStack

app = App()
# `-c models=<file>` takes another document, such as one that does not fit.
OrdersStack(app, "Orders", models_file=app.node.try_get_context("models") or "../models.dms.yaml")
app.synth()
