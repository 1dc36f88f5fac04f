from aws_cdk import CfnOutput, Stack
from aws_cdk.aws_dynamodb import Attribute, AttributeType
from aws_cdk.aws_iam import AccountRootPrincipal, Role
from aws_cdk.aws_kms import Key
from aws_cdk.aws_lambda import Code, Function, Runtime
from constructs import Construct
from dynamorm_cdk_model_spec import ModelDocument
from dynamorm_cdk_multi_tenant import MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal
from dynamorm_cdk_table import DynamORMTable, TableAccess


class OrdersStack(Stack):
    """Two tables made from one model document and who uses them, and a table that sellers share without seeing one another."""

    def __init__(self, scope: Construct, construct_id: str, *, models_file: str) -> None:
        super().__init__(scope, construct_id)
        models = ModelDocument.from_file(models_file)

        # Keys, indexes and time to live all come from the models.
        orders = DynamORMTable(
            self,
            "OrdersTable",
            models=models.for_table("orders"),
            environment_variable_name="ORDERS_TABLE_NAME",
            field_encryption_key=Key(self, "FieldKey", enable_key_rotation=True),
        )

        # Here the keys are stated, and must agree with the models.
        inventory = DynamORMTable(
            self,
            "InventoryTable",
            models=models.for_table("inventory"),
            partition_key=Attribute(name="warehouse", type=AttributeType.NUMBER),
            sort_key=Attribute(name="item", type=AttributeType.STRING),
            environment_variable_name="INVENTORY_TABLE_NAME",
            tags={"Team": "fulfilment"},
        )

        # A role is granted exactly what DynamORM calls; a function is told the tables' names as well.
        service = Role(self, "ServiceRole", assumed_by=AccountRootPrincipal())
        orders.grants.read_write(service)
        inventory.grants.read_write(service)

        checkout = self._function("Checkout")
        orders.connect(checkout, TableAccess.READ_WRITE)
        inventory.connect(checkout, TableAccess.READ)

        # Sellers share a table. The function that knows who is calling opens sessions of one seller each.
        catalog = MultiTenantTable(
            self,
            "CatalogTable",
            models=ModelDocument.from_file("../catalog.dms.yaml"),
            isolation=TenantIsolation.prefixed_partition_key(prefix="SELLER#"),
            environment_variable_name="CATALOG_TABLE_NAME",
        )
        sellers = TenantAccessRole(self, "SellerRole", broker=self._function("SellerLogin"))
        catalog.tenant_grants.read_write(TenantPrincipal.access_role(sellers))

        CfnOutput(self, "OrdersTableName", value=orders.table_name)
        CfnOutput(self, "InventoryTableName", value=inventory.table_name)
        CfnOutput(self, "CatalogTableName", value=catalog.table_name)
        CfnOutput(self, "ServiceRoleArn", value=service.role_arn)
        CfnOutput(self, "SellerRoleArn", value=sellers.role_arn)

    def _function(self, function_id: str) -> Function:
        """Stands in for a function of yours."""
        return Function(
            self,
            function_id,
            runtime=Runtime.NODEJS_22_X,
            handler="index.handler",
            code=Code.from_inline("exports.handler = async () => Object.keys(process.env);"),
        )
