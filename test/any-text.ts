import fc from 'fast-check';

/**
 * Any characters at all, halves of pairs too; `fc.string({ unit: 'binary' })` takes a second to come into being, since it
 * prepares for texts that we never hand in.
 */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.nat(0x10ffff)), { maxLength: 12 })
  .map((points) => String.fromCodePoint(...points));
