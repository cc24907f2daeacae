/** Rows of the opinion sheet (审核意见表): what a finding is examined under. */
export const aspects = [
  'readable',
  'parents',
  'filing',
  'items',
  'additions',
  'floors',
  'content',
  'basis-force',
  'basis-words',
  'bodies',
  'secrecy',
  'other',
] as const;
export type Aspect = (typeof aspects)[number];

/** What a finding means to the desk that reviews a submission. */
export interface Standing {
  /** Of warnings: `required` ones hold the filing back until they are answered or corrected, `advice` does not. */
  readonly answer: 'required' | 'advice';
  /** Whether a reviewer's ruling may wave it through. */
  readonly waivable: boolean;
  /** The row of the opinion sheet. */
  readonly aspect: Aspect;
}
