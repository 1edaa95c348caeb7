// Draws the report. Texts come from people: they are only ever set as textContent.

const element = (tag, text = "", className = "") => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const SEVERITIES = { error: "错误", warn: "警告", hint: "提示" };

const sentence = (told) => {
  const made = element("span", "", told.origin ? `origin-${told.origin}` : "");
  if (told.told) made.title = told.told;
  made.append(...told.runs.map(([text, open]) => element(open ? "mark" : "span", text)));
  return made;
};

const heading = (block) => {
  const made = element(`h${block.heading + 1}`, block.text);
  if (block.locked) {
    const lock = element("span", "已锁定", "lock");
    made.append(lock);
  }
  return made;
};

const paragraph = (block) => {
  const made = element("p");
  made.append(...block.sentences.map(sentence));
  return made;
};

const cell = (place) => {
  const made = element(place.kind === "value" ? "td" : "th", place.text, place.kind);
  made.colSpan = place.columns;
  made.rowSpan = place.rows;
  if (place.wrong) {
    made.classList.add("wrong");
    made.title = place.wrong;
  }
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

const margin = (notes, clicked) => {
  const made = element("div", "", "margin");
  for (const note of notes) {
    const button = element("button", String(note.number), note.severity);
    button.type = "button";
    button.title = `${SEVERITIES[note.severity]}：${note.message}`;
    button.setAttribute("aria-label", button.title);
    button.onclick = (event) => {
      event.stopPropagation();
      clicked("note", note.number);
    };
    made.append(button);
  }
  return made;
};

const draw = (block, clicked) => {
  const made = element("section", "", "block");
  made.append(block.table ? table(block) : block.sentences ? paragraph(block) : heading(block));
  if (block.notes.length) made.append(margin(block.notes, clicked));
  if (block.chosen) made.classList.add("chosen");
  if (block.choice) {
    made.classList.add("choice");
    made.onclick = () => {
      // Whoever marks text to copy it has not chosen a part.
      if (!String(window.getSelection())) clicked("part", block.part);
    };
  }
  return made;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const paper = parentElement.querySelector(".paper");
  const title = element("h1");
  title.append(...data.title.map((piece) => element("span", piece)));
  const top = element("section", "", "block");
  top.append(title);
  if (data.notes.length) top.append(margin(data.notes, setTriggerValue));
  paper.classList.toggle("origins", data.origins);
  paper.replaceChildren(top, ...data.blocks.map((block) => draw(block, setTriggerValue)));
}
