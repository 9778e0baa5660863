// Parses every ```mermaid block of every Markdown file of a folder with Mermaid itself, and prints what it read as JSON:
//   { "<file>": [{ "error": null, "title", "description", "nodes": [{ "id", "text", "shape", "classes" }], "edges": [{ "from", "to", "text", "dashed" }],
//     "groups": [{ "text", "nodes" }] }], … }
// Texts are what a reader sees: as HTML, after Mermaid's decoding. A label in which Mermaid finds Markdown is an error too: it is a name. All files
// in one run, because it takes a second to begin.

import fs from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { marked } from 'marked';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

// What Mermaid draws without being asked to draw more.
mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });
const { maxTextSize, maxEdges } = mermaid.mermaidAPI.getConfig();

const decode = text => text.replace(/ﬂ°°/g, '&#').replace(/ﬂ°/g, '&').replace(/¶ß/g, ';');

function seen(text) {
  const element = window.document.createElement('div');
  element.innerHTML = decode(text).replace(/<br\s*\/?>/g, '\n');
  return element.textContent;
}

function label(text) {
  const kinds = new Set();
  const visit = token => {
    if (token.type !== 'html' || !/^<br\s*\/?>$/.test(token.raw)) {
      kinds.add(token.type);
    }

    token.tokens?.forEach(visit);
  };
  marked.lexer(text).forEach(visit);
  const markdown = [...kinds].filter(kind => kind !== 'paragraph' && kind !== 'text');
  if (markdown.length > 0) {
    throw new Error(`The label ${JSON.stringify(text)} is read as Markdown: ${markdown.join(', ')}`);
  }

  return seen(text);
}

async function parse(source) {
  try {
    if (source.length > maxTextSize) {
      throw new Error(`The diagram has ${source.length} characters; Mermaid draws at most ${maxTextSize}`);
    }

    await mermaid.parse(source);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    const edges = db.getEdges();
    if (edges.length > maxEdges) {
      throw new Error(`The diagram has ${edges.length} edges; Mermaid draws at most ${maxEdges}`);
    }

    return {
      error: null,
      title: seen(db.getAccTitle()),
      description: seen(db.getAccDescription()),
      nodes: [...db.getVertices().values()].map(node => ({ id: node.id, text: label(node.text ?? node.id), shape: node.type ?? null, classes: node.classes })),
      edges: edges.map(edge => ({ from: edge.start, to: edge.end, text: edge.text ? label(edge.text) : '', dashed: edge.stroke === 'dotted' })),
      groups: db.getSubGraphs().map(group => ({ text: label(group.title), nodes: group.nodes })),
    };
  } catch (error) {
    return { error: error.message, title: '', description: '', nodes: [], edges: [], groups: [] };
  }
}

const report = {};
for (const name of fs.readdirSync(process.argv[2]).sort()) {
  const text = fs.readFileSync(path.join(process.argv[2], name), 'utf8');
  report[name] = [];
  for (const [, source] of text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)) {
    report[name].push(await parse(source));
  }
}

process.stdout.write(JSON.stringify(report));
