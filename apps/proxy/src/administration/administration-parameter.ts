/** A parameter of a route of the administration port, as its description has it. */
export interface AdministrationParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly type: 'integer' | 'string';
  /** What a value has to be, in words that go behind "should be". */
  readonly shouldBe: string;
}
