import type { Language } from './businesses.ts';

type Names = readonly [string, ...string[]];

/** What customers are called, by the language of their location. */
export const namesByLanguage: Readonly<
  Record<Language, { readonly given: Names; readonly family: Names; readonly companies: Names }>
> = {
  de: {
    given: ['Anna', 'Jürgen', 'Lukas', 'Sophie', 'Mehmet', 'Käthe', 'Jonas', 'Zofia', 'Björn'],
    family: ['Müller', 'Schröder', 'Weiß', 'Öztürk', 'Krüger', 'Nowak', 'von Hagen', 'Lange'],
    companies: ['Elbkontor GmbH', 'Lotse Software GmbH', 'Möwe & Söhne KG', 'Hanseplan UG'],
  },
  en: {
    given: ['Olivia', 'James', 'Siobhán', 'Amara', 'Wei', 'Daniel', 'Fatima', 'George', 'Chloe'],
    family: ["O'Connor", 'Okafor', 'Taylor', 'Chen', 'Patel', 'Hughes', 'Whitfield', 'Novák'],
    companies: ['Fernhill Studio Ltd', 'Copper & Pine Ltd', 'Lantern Analytics', 'Tidewater Legal'],
  },
  fr: {
    given: ['Camille', 'François', 'Zoé', 'Karim', 'Léa', 'Théo', 'Inès', 'Benoît'],
    family: ['Lefèvre', 'Dubois', 'Moreau', 'Benali', "d'Aubigné", 'Nguyen', 'Rossi'],
    companies: ['Studio Saône SARL', 'Les Cartographes SAS', 'Maison Pellerin'],
  },
};

/** What teams of customers are called. */
export const teamNames: Names = ['Design', 'Engineering', 'Sales', 'Finance', 'Research'];
