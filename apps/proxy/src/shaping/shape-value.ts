import type { PersonalDataClass, ValueShape } from '@nexudus-toolkit/validation';
import { isFields, type Fields } from '../pipeline/fields.ts';
import { redactionText } from './token.ts';

/** Puts something in the place of what the specification says about people. */
export interface Treatment {
  /** A text that is classed; `undefined` redacts it. */
  treatText(text: string, personalDataClass: PersonalDataClass, name: string): string | undefined;
  /** A classed value of which no type is promised; `undefined` redacts it. */
  treatValue(value: unknown, personalDataClass: PersonalDataClass, name: string): unknown;
  /** A text that is not classed. */
  treatPlainText(text: string, name: string): string | null;
  /** The treatment of the fields of one object, which may depend on one another. */
  within(fields: Fields, shape: ValueShape): Treatment;
}

/**
 * Rebuilds a value from what its shape describes, so that nothing else is left: no field that the
 * specification does not know, no value of another type in the place of a text. What is null or
 * empty says nothing and stays.
 */
export function shapeValue(
  value: unknown,
  shape: ValueShape,
  treatment: Treatment,
  name = '',
): unknown {
  if (value === null) return null;
  if (shape.personalData !== undefined) return shapeClassed(value, shape, treatment, name);
  if (Array.isArray(value)) {
    const { items } = shape;
    return items ? value.map((item) => shapeValue(item, items, treatment, name)) : null;
  }
  if (isFields(value)) {
    const { properties } = shape;
    return properties ? shapeFields(value, properties, treatment.within(value, shape)) : null;
  }
  if (shape.types.length === 0) return null; // of no known type, so of no known class
  if (typeof value !== 'string') return value;
  return shape.types.includes('string') ? treatment.treatPlainText(value, name) : null;
}

/** What stands for a value that is not disclosed: nothing where the field may have none. */
export function redact({ types }: ValueShape): string | null {
  return types.length === 0 || types.includes('null') ? null : redactionText;
}

function shapeFields(
  value: Fields,
  properties: Readonly<Record<string, ValueShape>>,
  treatment: Treatment,
): Fields {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) =>
      Object.hasOwn(value, name)
        ? [[name, shapeValue(value[name], property, treatment, name)]]
        : [],
    ),
  );
}

function shapeClassed(
  value: unknown,
  shape: ValueShape,
  treatment: Treatment,
  name: string,
): unknown {
  const { types, personalData } = shape;
  if (personalData === undefined || value === '') return value;
  if (typeof value === 'string')
    return treatment.treatText(value, personalData, name) ?? redact(shape);
  const treated = types.length === 0 ? treatment.treatValue(value, personalData, name) : undefined;
  return treated === undefined ? redact(shape) : treated;
}
