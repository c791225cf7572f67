/** The language that a location and its customers mostly speak. */
export type Language = 'en' | 'de' | 'fr';

/** A location of the operator whose data is generated. */
export interface Business {
  /** The `BusinessId` of its messages. */
  readonly id: number;
  readonly name: string;
  readonly language: Language;
  readonly currency: 'EUR' | 'GBP';
  /** The display name of its AI. */
  readonly assistantName: string;
  /** The people who answer where the AI does not. */
  readonly operators: readonly [Operator, ...Operator[]];
}

export interface Operator {
  readonly name: string;
  readonly address: string;
}

/** The locations that the generated data is about. */
export const businesses: readonly [Business, ...Business[]] = [
  {
    id: 1415001,
    name: 'Speicherdeck Hamburg',
    language: 'de',
    currency: 'EUR',
    assistantName: 'Deckhand AI',
    operators: [
      { name: 'Jana Petersen', address: 'jana.petersen@speicherdeck.example.com' },
      { name: 'Cem Yıldız', address: 'cem.yildiz@speicherdeck.example.com' },
    ],
  },
  {
    id: 1415002,
    name: 'Northlight Works Manchester',
    language: 'en',
    currency: 'GBP',
    assistantName: 'Northlight Assistant',
    operators: [
      { name: 'Priya Raman', address: 'priya.raman@northlight.example.org' },
      { name: 'Tom Ashworth', address: 'tom.ashworth@northlight.example.org' },
    ],
  },
  {
    id: 1415003,
    name: 'Atelier des Quais Lyon',
    language: 'fr',
    currency: 'EUR',
    assistantName: 'Assistant des Quais',
    operators: [{ name: 'Élodie Garnier', address: 'elodie.garnier@quais.example.com' }],
  },
  {
    id: 1415004,
    name: 'Harbour Yard Dublin',
    language: 'en',
    currency: 'EUR',
    assistantName: 'Yard Assistant',
    operators: [
      { name: 'Aoife Ní Bhriain', address: 'aoife.nibhriain@harbouryard.example.org' },
      { name: 'Mateo Ferreira', address: 'mateo.ferreira@harbouryard.example.org' },
    ],
  },
];
