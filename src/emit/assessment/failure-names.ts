/** As many failures as are named; the JSON has all of them. */
const most = 8;

/** The names of what an indicator failed on, the first of many. */
export const failureNames = (failed: readonly string[]): string =>
  failed.length > most ? `${failed.slice(0, most).join('、')}等${failed.length}项` : failed.join('、');
