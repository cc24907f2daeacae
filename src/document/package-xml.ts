/** Namespaces of every Office file (ECMA-376 part 2). */
export const packaging = 'http://schemas.openxmlformats.org/package/2006';
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The part that lists the type of every other part. */
export const contentTypesXml = (parts: readonly (readonly [part: string, type: string])[]): string =>
  [
    `<Types xmlns="${packaging}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...[...parts, ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml']].map(
      ([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`,
    ),
    '</Types>',
  ].join('');

/** The part that says what belongs to what. */
export const relationsXml = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${packaging}/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;
