import { operations, type PersonalDataClass } from '@nexudus-toolkit/validation';

const classes = new Map<string, PersonalDataClass>(
  Object.values(operations).flatMap(({ parameters, personalData }) => [
    ...Object.entries(personalData),
    ...parameters.flatMap(({ name, personalData: parameterClass }) =>
      parameterClass === null ? [] : [[name, parameterClass] as const],
    ),
  ]),
);

/** What a field or parameter of that name says about a person; `undefined` for nothing known. */
export function personalDataClass(name: string): PersonalDataClass | undefined {
  return classes.get(name);
}
