/** A sentence in both languages of the tool. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The language of messages and pages; Chinese is the first language of the users. */
export type Lang = keyof Text;
