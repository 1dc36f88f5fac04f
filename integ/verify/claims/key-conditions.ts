/** The keys of a call. */
export const LEADING = 'dynamodb:LeadingKeys';

/** The keys of every call are `values`, and there is one. */
export const only = (key: string, ...values: string[]) => ({ 'ForAllValues:StringEquals': { [key]: values }, Null: { [key]: 'false' } });

/** Some key of the call is one of `values`. */
export const some = (key: string, ...values: string[]) => ({ 'ForAnyValue:StringEquals': { [key]: values } });
