/** The kinds of personal data that consumers of the specification know how to treat. */
const personalDataClasses = ['name', 'phone', 'email', 'contact-identifier', 'free-text'];

/** Every `x-personal-data`, wherever it stands, names a known class. */
export function PersonalDataClass() {
  return {
    any: { enter: checkClass },
    // Keywords beside a `$ref` belong to no node of their own.
    ref: { enter: checkClass },
  };
}

function checkClass(node, { report, rawLocation, location }) {
  const value = node?.['x-personal-data'];
  if (value === undefined || personalDataClasses.includes(value)) return;
  const at = '$ref' in node ? rawLocation : location;
  report({
    message: `\`x-personal-data: ${value}\` must be one of ${personalDataClasses.join(', ')}.`,
    location: at.child('x-personal-data'),
  });
}
