/** Partition keys of the indexes, each named `gsi-` and the key: the same for whoever makes the tables. */
export const INDEXES = ['status', 'customer', 'region', 'product', 'carrier'];
