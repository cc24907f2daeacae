import type { Lang } from '../../../model/text.ts';

export interface DashboardOptions {
  readonly lang: Lang;
  readonly tool: string;
  /** Other files of the same review, linked at the foot. */
  readonly files: readonly string[];
  /** Whether the opinion sheets are there to be linked to. */
  readonly hasSheets: boolean;
}

/** The address of the opinion sheet of a submission, from the dashboard. */
export const sheetPath = (key: string): string => `counties/${key}.html`;

export const shortened = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, room - 1)}…` : text;
