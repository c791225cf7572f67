import type { OperationId } from './generated/operations.ts';

/** What a field or parameter says about a person, as the specification classes it. */
export type PersonalDataClass = 'name' | 'phone' | 'email' | 'contact-identifier' | 'free-text';

/** An operation of the specification, as far as a server in front of it has to know. */
export interface Operation {
  readonly id: OperationId;
  /** HTTP method in capitals. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template, with each path parameter in braces. */
  readonly path: string;
  /** The Nexudus role that the call needs, or `null` for one that needs no sign-in. */
  readonly role: string | null;
  readonly effect: 'read' | 'write';
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | null;
  /** Names of the fields of every answer that the specification describes, at any depth. */
  readonly answerFields: readonly string[];
  /** Shape of each answer that the specification describes, by status. */
  readonly answers: Readonly<Record<string, ValueShape>>;
  /** Fields of a successful answer that hold personal data, at any depth, with their class. */
  readonly personalData: Readonly<Record<string, PersonalDataClass>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly type: 'integer' | 'string';
  /** The class of personal data that a value of this parameter is, or `null` for none. */
  readonly personalData: PersonalDataClass | null;
}

export interface RequestBody {
  /** The one media type that the operation takes. */
  readonly contentType: string;
  readonly required: boolean;
  /** Names of its fields. */
  readonly fields: readonly string[];
  readonly shape: ValueShape;
}

/** What is promised of a value's form, alternatives in one, and what it says about a person. */
export interface ValueShape {
  /** JSON types that every alternative allows; empty where no type is promised. */
  readonly types: readonly string[];
  /** Such a value can be any text; left out for one that says nothing about a person. */
  readonly personalData?: PersonalDataClass;
  readonly properties?: Readonly<Record<string, ValueShape>>;
  readonly items?: ValueShape;
}
