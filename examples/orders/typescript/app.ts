import { App } from 'aws-cdk-lib/core';
import { OrdersStack } from './orders-stack';

const app = new App();
// `-c models=<file>` takes another document, such as one that does not fit.
new OrdersStack(app, 'Orders', { modelsFile: app.node.tryGetContext('models') ?? '../models.dms.yaml' });
