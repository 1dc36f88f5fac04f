package com.example.orders;

import software.amazon.awscdk.App;

/** The orders application in Java. */
public final class OrdersApp {
    private OrdersApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        // `-c models=<file>` takes another document, such as one that does not fit.
        Object given = app.getNode().tryGetContext("models");
        new OrdersStack(app, "Orders", given == null ? "../models.dms.yaml" : given.toString());
        app.synth();
    }
}
