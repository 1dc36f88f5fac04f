/**
 * How DynamORM turns the name of a field into the name of an attribute.
 *
 * It decides the names of created-at, updated-at, version and tenant attributes of a table that is declared without models.
 *
 * @see https://github.com/pay-theory/dynamorm
 */
export enum NamingConvention {
  /** `createdAt`: the default of DynamORM v1.0.31 and later, and of TableTheory. */
  CAMEL_CASE = 'camelCase',
  /** `created_at`: models that choose `naming:snake_case`. */
  SNAKE_CASE = 'snake_case',
  /** `CreatedAt`: the names of the Go fields, in DynamORM before v1.0.31 and with `naming:pascal_case`. */
  PASCAL_CASE = 'PascalCase',
}
