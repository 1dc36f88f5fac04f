package com.example.orders;

import io.github.dynamormcdk.modelspec.ModelDocument;
import io.github.dynamormcdk.multitenant.MultiTenantTable;
import io.github.dynamormcdk.multitenant.PrefixedPartitionKeyOptions;
import io.github.dynamormcdk.multitenant.TenantAccessRole;
import io.github.dynamormcdk.multitenant.TenantIsolation;
import io.github.dynamormcdk.multitenant.TenantPrincipal;
import io.github.dynamormcdk.table.DynamORMTable;
import io.github.dynamormcdk.table.TableAccess;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** Two tables made from one model document and who uses them, and a table that sellers share without seeing one another. */
public class OrdersStack extends Stack {
    public OrdersStack(final Construct scope, final String id, final String modelsFile) {
        super(scope, id);
        ModelDocument models = ModelDocument.fromFile(modelsFile);

        // Keys, indexes and time to live all come from the models.
        DynamORMTable orders = DynamORMTable.Builder.create(this, "OrdersTable")
            .models(models.forTable("orders"))
            .environmentVariableName("ORDERS_TABLE_NAME")
            .fieldEncryptionKey(Key.Builder.create(this, "FieldKey").enableKeyRotation(true).build())
            .build();

        // Here the keys are stated, and must agree with the models.
        DynamORMTable inventory = DynamORMTable.Builder.create(this, "InventoryTable")
            .models(models.forTable("inventory"))
            .partitionKey(Attribute.builder().name("warehouse").type(AttributeType.NUMBER).build())
            .sortKey(Attribute.builder().name("item").type(AttributeType.STRING).build())
            .environmentVariableName("INVENTORY_TABLE_NAME")
            .tags(Map.of("Team", "fulfilment"))
            .build();

        // A role is granted exactly what DynamORM calls; a function is told the tables' names as well.
        Role service = Role.Builder.create(this, "ServiceRole").assumedBy(new AccountRootPrincipal()).build();
        orders.getGrants().readWrite(service);
        inventory.getGrants().readWrite(service);

        Function checkout = function("Checkout");
        orders.connect(checkout, TableAccess.READ_WRITE);
        inventory.connect(checkout, TableAccess.READ);

        // Sellers share a table. The function that knows who is calling opens sessions of one seller each.
        MultiTenantTable catalog = MultiTenantTable.Builder.create(this, "CatalogTable")
            .models(ModelDocument.fromFile("../catalog.dms.yaml"))
            .isolation(TenantIsolation.prefixedPartitionKey(PrefixedPartitionKeyOptions.builder().prefix("SELLER#").build()))
            .environmentVariableName("CATALOG_TABLE_NAME")
            .build();
        TenantAccessRole sellers = TenantAccessRole.Builder.create(this, "SellerRole").broker(function("SellerLogin")).build();
        catalog.getTenantGrants().readWrite(TenantPrincipal.accessRole(sellers));

        CfnOutput.Builder.create(this, "OrdersTableName").value(orders.getTableName()).build();
        CfnOutput.Builder.create(this, "InventoryTableName").value(inventory.getTableName()).build();
        CfnOutput.Builder.create(this, "CatalogTableName").value(catalog.getTableName()).build();
        CfnOutput.Builder.create(this, "ServiceRoleArn").value(service.getRoleArn()).build();
        CfnOutput.Builder.create(this, "SellerRoleArn").value(sellers.getRoleArn()).build();
    }

    /** Stands in for a function of yours. */
    private Function function(final String id) {
        return Function.Builder.create(this, id)
            .runtime(Runtime.NODEJS_22_X)
            .handler("index.handler")
            .code(Code.fromInline("exports.handler = async () => Object.keys(process.env);"))
            .build();
    }
}
