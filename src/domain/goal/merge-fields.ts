/** What becomes of a form whose goal somebody else changed while it was open. */
export interface Merged<Field extends string> {
  /** Those that the person did not touch and that changed meanwhile: they become what they are now. */
  readonly taken: readonly Field[];
  /** Those that both changed, and not to the same: what the person typed stays. */
  readonly contested: readonly Field[];
}

type Values<Field extends string> = Readonly<Record<Field, string>>;

/**
 * Joins what a person typed into a form with what its fields are by now, field by field. `opened` is what they were when
 * the form was filled in for the person: a field that still says so was not touched.
 */
export function mergeFields<Field extends string>(
  fields: readonly Field[],
  opened: Values<Field>,
  now: Values<Field>,
  typed: Values<Field>,
): Merged<Field> {
  const changed = fields.filter((field) => now[field] !== opened[field] && typed[field] !== now[field]);
  return {
    taken: changed.filter((field) => typed[field] === opened[field]),
    contested: changed.filter((field) => typed[field] !== opened[field]),
  };
}
