// Draws the report. Texts come from people: they are only ever set as textContent.

const element = (tag, text = "", className = "") => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const heading = (block) => element(`h${block.heading + 1}`, block.text);

const paragraph = (block) => {
  const made = element("p");
  made.append(...block.runs.map(([text, open]) => element(open ? "mark" : "span", text)));
  return made;
};

const cell = (place) => {
  const made = element(place.kind === "value" ? "td" : "th", place.text, place.kind);
  made.colSpan = place.columns;
  made.rowSpan = place.rows;
  return made;
};

const table = (block) => {
  const whole = block.widths.reduce((sum, width) => sum + width, 0);
  const columns = element("colgroup");
  for (const width of block.widths) {
    const column = element("col");
    column.style.width = `${(100 * width) / whole}%`;
    columns.append(column);
  }
  const body = element("tbody");
  for (const row of block.table) {
    const line = element("tr");
    line.append(...row.map(cell));
    body.append(line);
  }
  const made = element("table");
  made.append(columns, body);
  return made;
};

const draw = (block) => (block.table ? table(block) : block.runs ? paragraph(block) : heading(block));

export default function ({ data, parentElement }) {
  const paper = parentElement.querySelector(".paper");
  const title = element("h1");
  title.append(...data.title.map((piece) => element("span", piece)));
  paper.replaceChildren(title, ...data.blocks.map(draw));
}
