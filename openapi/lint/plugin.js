import { EvidencePresent } from './evidence-present.js';
import { EvidenceValid } from './evidence-valid.js';
import { PersonalDataClass } from './personal-data-class.js';
import { RulesComplete } from './rules-complete.js';
import { SchemaDescription } from './schema-description.js';

/** The Redocly plugin with the rules for this specification's own extensions. */
// Redocly loads a plugin by its default export.
export default function provenancePlugin() {
  return {
    id: 'provenance',
    rules: {
      oas3: {
        'evidence-present': EvidencePresent,
        'evidence-valid': EvidenceValid,
        'personal-data-class': PersonalDataClass,
        'rules-complete': RulesComplete,
        'schema-description': SchemaDescription,
      },
    },
  };
}
