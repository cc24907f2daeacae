const sheetOfPaper = 'fo:page-width="42cm" fo:page-height="29.7cm" style:print-orientation="landscape"';
const wraps = '<style:table-cell-properties fo:wrap-option="wrap"/>';
const ruled =
  '<style:style style:name="Ruled" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.03cm"/></style:style>';

const onPaper = (text: string, more: string): string =>
  text
    .replace(
      / (?:fo:page-width|fo:page-height|style:print-orientation|style:print|style:scale-to(?:-[XY])?)="[^"]*"/gu,
      '',
    )
    .replaceAll('<style:page-layout-properties', `<style:page-layout-properties ${sheetOfPaper}${more}`);

/** A flat Open Document as an office prints it: on A3, every cell within lines, no text cut off beside a full cell. */
export const ruledFlat = (name: string, text: string): string =>
  name.endsWith('.fodt')
    ? onPaper(text, '')
        // A cell that is covered draws the sides of the lower rows of the one that covers it.
        .replace(/(<table:(?:covered-)?table-cell)(?: table:style-name="[^"]*")?/gu, '$1 table:style-name="Ruled"')
        .replace('</office:automatic-styles>', `${ruled}</office:automatic-styles>`)
    : onPaper(text, ' style:print="grid objects" style:scale-to-X="1" style:scale-to-Y="0"')
        .replace(/ fo:wrap-option="[^"]*"/gu, '')
        .replaceAll('<style:table-cell-properties', '<style:table-cell-properties fo:wrap-option="wrap"')
        .replace(
          /(<style:style style:name="Default" style:family="table-cell"[^>]*?)(\/?)>/u,
          (_whole, head: string, end: string) => `${head}>${wraps}${end === '' ? '' : '</style:style>'}`,
        );
