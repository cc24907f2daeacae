/** Folders of an office file that hold no cell of a table. */
const besides =
  /(?:^|\/)(?:media|drawings|charts?|diagrams|embeddings|pivotTables|pivotCache|slicers|slicerCaches|timelines|timelineCaches|printerSettings|customXml|theme|docProps|fonts|activeX|ctrlProps|webExtensions|externalLinks|threadedComments|persons|tables|queryTables|glossary)\//u;

/** Whether a part of an office file may be needed to read its tables: markup and the sheets of XLSB, but no pictures and charts. */
export const isTablePart = (name: string): boolean =>
  /\.(?:xml|rels|bin)$/iu.test(name) &&
  !besides.test(name) &&
  !/(?:^|\/)xl\/(?:comments\d*|metadata|connections|calcChain)\.xml$/iu.test(name) &&
  !/vbaProject\.bin$/iu.test(name);
