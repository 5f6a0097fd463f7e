"use strict";
// The report reads well without this. With it, tables sort, the list of pages filters, and pages open together.
const label = (cell) => cell.textContent.trim();
const number = (text) => parseFloat(text.replace(/,/g, ""));
const isMissing = (text) => text === "–";
const isNumber = (text) => isMissing(text) || /^[\d.,]+(%|–\d+)?$/.test(text);

// What is missing stays last, up or down.
function order(a, b, numbers, up) {
  if (isMissing(a) || isMissing(b)) return isMissing(a) - isMissing(b);
  return (numbers ? number(a) - number(b) : a.localeCompare(b)) * (up ? 1 : -1);
}

function sortBy(table, header) {
  const up = header.getAttribute("aria-sort") !== "ascending";
  const body = table.tBodies[0];
  const keyed = [...body.rows].map((row) => [label(row.cells[header.cellIndex]), row]);
  const numbers = keyed.every((pair) => isNumber(pair[0]));
  keyed.sort((a, b) => order(a[0], b[0], numbers, up));
  body.append(...keyed.map((pair) => pair[1]));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", up ? "ascending" : "descending");
}

for (const table of document.querySelectorAll("table.sortable")) {
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label(header);
    button.addEventListener("click", () => sortBy(table, header));
    header.replaceChildren(button);
  }
}

function make(tag, text, into) {
  const made = document.createElement(tag);
  made.textContent = text;
  into.append(made);
  return made;
}

const tools = document.getElementById("tools");
const pages = document.getElementById("page-table");
const grouped = pages.querySelector("th[data-by]");
if (grouped) {
  const column = grouped.cellIndex;
  const rows = [...pages.tBodies[0].rows];
  const named = make("label", `Show ${grouped.dataset.by} `, tools);
  const choice = make("select", "", named);
  const told = make("span", "", tools);
  told.setAttribute("role", "status");
  make("option", "all", choice).value = "";
  for (const name of [...new Set(rows.map((row) => label(row.cells[column])))].sort()) make("option", name, choice);
  choice.addEventListener("change", () => {
    const all = choice.selectedIndex === 0;
    for (const row of rows) row.hidden = !all && label(row.cells[column]) !== choice.value;
    told.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} pages shown`;
  });
}

const texts = [...document.querySelectorAll("details.page")];
if (texts.length) {
  const place = document.createElement("div");
  place.className = "tools";
  texts[0].before(place);
  for (const [text, open] of [["Open all pages", true], ["Close all pages", false]]) {
    const button = make("button", text, place);
    button.type = "button";
    button.addEventListener("click", () => texts.forEach((one) => (one.open = open)));
  }
}

// A link to a page or a rule opens what holds it, also where a browser does not do so by itself.
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  const closed = target && target.closest("details:not([open])");
  if (closed) {
    closed.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", reveal);
reveal();
