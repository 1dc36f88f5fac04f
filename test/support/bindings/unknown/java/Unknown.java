package com.example.orders;

import io.github.dynamormcdk.modelspec.CloudFormationTable;
import io.github.dynamormcdk.modelspec.KeyAttribute;
import io.github.dynamormcdk.modelspec.KeyType;
import io.github.dynamormcdk.modelspec.Projection;
import io.github.dynamormcdk.modelspec.TableShape;
import io.github.dynamormcdk.modelspec.UnknownValue;
import io.github.dynamormcdk.multitenant.TenantGrants;
import io.github.dynamormcdk.multitenant.TenantIsolation;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Table;

/** Reads shapes that a template leaves open, as a user of the Java bindings would, and prints what it finds. */
public final class Unknown {
    private Unknown() {}

    public static void main(String[] args) {
        TableShape byReference = CloudFormationTable.shapeOf(Map.of(
                "KeySchema", List.of(Map.of("AttributeName", Map.of("Ref", "Key"), "KeyType", "HASH")),
                "GlobalSecondaryIndexes", Map.of("Fn::If", List.of("Many", List.of(), List.of()))));
        System.out.println("name unknown: " + UnknownValue.TEXT.equals(byReference.getPartitionKey().getName()));
        System.out.println("type unknown: " + (byReference.getPartitionKey().getType() == KeyType.UNKNOWN));
        System.out.println("projection unknown: " + (byReference.getIndexes().get(0).getProjection() == Projection.UNKNOWN));

        TableShape invalid = CloudFormationTable.shapeOf(Map.of(
                "KeySchema", List.of(Map.of("AttributeName", "PK", "KeyType", "HASH")),
                "AttributeDefinitions", List.of(Map.of("AttributeName", "PK", "AttributeType", "SS"))));
        System.out.println("invalid type unknown: " + (invalid.getPartitionKey().getType() == KeyType.UNKNOWN));

        Stack stack = new Stack(new App(), "Shop");
        try {
            TenantGrants.Builder.create(stack, "Grants")
                    .table(Table.fromTableName(stack, "Docs", "docs"))
                    .isolation(TenantIsolation.partitionKey())
                    .shape(TableShape.builder()
                            .partitionKey(KeyAttribute.builder().name("PK").type(KeyType.UNKNOWN).build())
                            .indexes(List.of())
                            .build())
                    .build();
        } catch (RuntimeException error) {
            System.out.println("refused: " + error.getMessage());
        }
    }
}
