/** The looks of a fragment, on each element: a CMS takes style sheets away. */
export const fragmentStyles = {
  draft: 'color:#a33',
  title: 'margin:16px 0 8px;font-size:22px;line-height:1.4',
  text: 'margin:8px 0;line-height:1.7',
  term: 'margin-top:8px;color:#4a5868',
  fact: 'margin:0',
  table: 'width:100%;margin:12px 0;border-collapse:collapse;line-height:1.6',
  caption: 'padding:4px 0;text-align:left;color:#4a5868',
  cell: 'padding:6px 8px;border:1px solid #b9c3ce;text-align:left;vertical-align:top',
} as const;
