// A session as Visual Studio Code speaks: its own protocol library, over standard input and output.
//   NODE_PATH=…/node_modules node tests/vscode/session.cjs PAGE COMMAND…
// Needs the npm package vscode-languageserver-protocol. Prints what comes, and ends with 1 when something is wrong.

"use strict";
const fs = require("fs");
const path = require("path");
const { spawn } = require("child_process");
const { pathToFileURL } = require("url");
const rpc = require("vscode-languageserver-protocol/node");

const [page, ...command] = process.argv.slice(2);
const uri = pathToFileURL(path.resolve(page)).href;
const folder = pathToFileURL(path.dirname(path.resolve(page))).href;
const capabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: { workspaceEdit: { documentChanges: true }, codeLens: { refreshSupport: true } },
  textDocument: {
    diagnostic: {},
    codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ["markdown"] },
  },
};

function check(right, said) {
  if (!right) throw new Error(said);
}

function applied(text, edits) {
  const lines = text.split("\n");
  const offset = (at) => lines.slice(0, at.line).reduce((sum, line) => sum + line.length + 1, 0) + at.character;
  const inOrder = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return inOrder.reduce((t, e) => t.slice(0, offset(e.range.start)) + e.newText + t.slice(offset(e.range.end)), text);
}

async function session(connection) {
  const about = { textDocument: { uri } };
  const began = await connection.sendRequest(rpc.InitializeRequest.type, {
    processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: "site" }], capabilities,
  });
  console.log(`${began.serverInfo.name} ${began.serverInfo.version}, ${began.capabilities.positionEncoding}`);
  await connection.sendNotification(rpc.InitializedNotification.type, {});
  const status = new Promise((done) => connection.onNotification("plainlang/status", done));
  let text = fs.readFileSync(page, "utf8");
  await connection.sendNotification(rpc.DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "markdown", version: 1, text },
  });

  const { items } = await connection.sendRequest(rpc.DocumentDiagnosticRequest.type, about);
  for (const d of items) console.log(`${d.range.start.line + 1}:${d.range.start.character + 1} ${d.code} ${d.message}`);
  check(items.length > 0, "no diagnostics came");
  const range = { start: { line: 0, character: 0 }, end: { line: text.split("\n").length, character: 0 } };
  const context = { diagnostics: items };
  const actions = await connection.sendRequest(rpc.CodeActionRequest.type, { ...about, range, context });
  for (const action of actions) console.log(`can: ${action.title} (${action.kind})`);

  const only = { diagnostics: [], only: [rpc.CodeActionKind.SourceFixAll] };
  const [all] = await connection.sendRequest(rpc.CodeActionRequest.type, { ...about, range, context: only });
  const whole = await connection.sendRequest(rpc.CodeActionResolveRequest.type, all);
  console.log(`all that is safe: ${JSON.stringify(applied(text, whole.edit.documentChanges[0].edits))}`);

  const fix = actions.find((action) => action.isPreferred);
  text = applied(text, fix.edit.documentChanges[0].edits);
  console.log(`did: ${fix.title}`);
  const change = { textDocument: { uri, version: 2 }, contentChanges: [{ text }] };
  await connection.sendNotification(rpc.DidChangeTextDocumentNotification.type, change);
  const left = (await connection.sendRequest(rpc.DocumentDiagnosticRequest.type, about)).items;
  console.log(`${items.length} findings before, ${left.length} after`);
  check(left.length === items.length - 1, "the quick fix did not help");

  const position = left[0].range.start;
  const hover = await connection.sendRequest(rpc.HoverRequest.type, { ...about, position });
  console.log(`hover: ${hover.contents.value.split("\n")[0]}`);
  const outline = await connection.sendRequest(rpc.DocumentSymbolRequest.type, about);
  console.log(`outline: ${outline.map((symbol) => `${symbol.name} (${symbol.detail})`).join(", ")}`);
  const [lens] = await connection.sendRequest(rpc.CodeLensRequest.type, about);
  console.log(`lens: ${lens.command.title}`);
  console.log(`status: ${(await status).text}`);
  await connection.sendRequest(rpc.ShutdownRequest.type);
  await connection.sendNotification(rpc.ExitNotification.type);
}

const server = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "ignore"] });
const connection = rpc.createProtocolConnection(
  new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
connection.onRequest("client/registerCapability", () => null);
connection.onRequest("workspace/codeLens/refresh", () => null);
connection.listen();
const late = setTimeout(() => { console.log("too late"); server.kill(); process.exit(1); }, 30000);
let code = 0;
session(connection)
  .catch((error) => { console.log(`wrong: ${error.message}`); code = 1; server.kill(); })
  .then(() => { clearTimeout(late); server.on("exit", () => process.exit(code)); setTimeout(() => process.exit(code), 3000); });
