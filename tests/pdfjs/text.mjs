// Print the text of a PDF as pdf.js lays it over the pages, to be selected and copied: `node text.mjs FILE`.
import { readFile } from "node:fs/promises";

for (const name of ["log", "warn"]) {
  console[name] = () => {}; // what is missing for drawing does not matter here
}
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
const data = new Uint8Array(await readFile(process.argv[2]));
const document = await getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const { items } = await (await document.getPage(number)).getTextContent();
  process.stdout.write(items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join("") + "\n");
}
