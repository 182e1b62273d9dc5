// Open PDFs with pdf.js and print every warning: `node open.mjs FILE...`. Ends with 1 when there are any.
import { readFile } from "node:fs/promises";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const said = [];
for (const name of ["log", "warn", "error"]) {
  console[name] = (...words) => said.push(words.join(" "));
}
for (const file of process.argv.slice(2)) {
  const data = new Uint8Array(await readFile(file));
  const document = await getDocument({ data, verbosity: VerbosityLevel.WARNINGS, useSystemFonts: false }).promise;
  await document.getOutline();
  await document.getMetadata();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getOperatorList();
    await page.getTextContent();
    await page.getStructTree();
    await page.getAnnotations();
  }
  process.stdout.write(`${file}: ${document.numPages} pages, ${said.length} warnings\n`);
}
process.stdout.write(said.map((line) => `${line}\n`).join(""));
process.exit(said.length > 0 ? 1 : 0);
