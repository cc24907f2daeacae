import type { Place } from '../model/place.ts';

/** A cell by the name that it has in the workbook: `登记!C5`. A table that is no sheet has no name before it. */
export const cellPlace = (file: string, place: string): Place => {
  const end = Math.max(0, place.lastIndexOf('!'));
  return { file, sheet: place.slice(0, end), cell: place.slice(end).replace(/^!/u, '') };
};
