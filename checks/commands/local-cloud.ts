import '../../integ/local-cloud/serve';
