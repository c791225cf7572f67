import { ContradictionsComplete } from './contradictions-complete.js';
import { EvidenceAbout } from './evidence-about.js';
import { EvidencePresent } from './evidence-present.js';
import { EvidenceStrongest } from './evidence-strongest.js';
import { EvidenceSupported } from './evidence-supported.js';
import { EvidenceValid } from './evidence-valid.js';
import { PersonalDataClass } from './personal-data-class.js';
import { RulesComplete } from './rules-complete.js';
import { SchemaDescription } from './schema-description.js';
import { SourcesComplete } from './sources-complete.js';

/** The Redocly plugin with the rules for this specification's own extensions. */
// Redocly loads a plugin by its default export.
export default function provenancePlugin() {
  return {
    id: 'provenance',
    rules: {
      oas3: {
        'contradictions-complete': ContradictionsComplete,
        'evidence-about': EvidenceAbout,
        'evidence-present': EvidencePresent,
        'evidence-strongest': EvidenceStrongest,
        'evidence-supported': EvidenceSupported,
        'evidence-valid': EvidenceValid,
        'personal-data-class': PersonalDataClass,
        'rules-complete': RulesComplete,
        'schema-description': SchemaDescription,
        'sources-complete': SourcesComplete,
      },
    },
  };
}
