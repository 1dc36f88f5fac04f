import { App } from 'aws-cdk-lib/core';
import { FieldServiceStack } from './field-service-stack';

new FieldServiceStack(new App(), 'FieldService', { modelsFile: '../models.dms.yaml' });
