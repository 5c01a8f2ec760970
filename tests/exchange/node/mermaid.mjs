// Reads diagrams by Mermaid: [text, …] on standard input; for each, what it is and the texts of its states and
// transitions, or the error, on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const modules = process.argv[2];
const { JSDOM } = createRequire(join(modules, "_.js"))("jsdom");
const { window } = new JSDOM("<!DOCTYPE html><body></body>");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import(pathToFileURL(join(modules, "mermaid", "dist", "mermaid.core.mjs")));

// What Mermaid puts in the place of codes while it parses, as it takes it back when it draws.
const decoded = (text) =>
  String(text).replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code)).replace(/ﬂ°(\w+)¶ß/g, "&$1;");

const texts = ({ nodes, edges }) =>
  [...nodes.flatMap(({ label, description }) => [label, description].flat()), ...edges.map(({ label }) => label)].filter(Boolean);

const read = async (text) => {
  try {
    const { diagramType } = await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return { diagramType, texts: texts(db).map(decoded) };
  } catch (error) {
    return { error: error.message };
  }
};
const found = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) found.push(await read(text));
process.stdout.write(JSON.stringify(found));
