// Puts texts on the clipboard. The newer way needs https or localhost; the older one works on an office's own network.

const older = (copy) => {
  let done = false;
  const put = (event) => {
    event.clipboardData.setData("text/plain", copy.plain);
    if (copy.html) event.clipboardData.setData("text/html", copy.html);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", put, { once: true, capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  return done;
};

const newer = async (copy) => {
  if (!window.isSecureContext || !navigator.clipboard || !window.ClipboardItem) return false;
  const kinds = { "text/plain": new Blob([copy.plain], { type: "text/plain" }) };
  if (copy.html) kinds["text/html"] = new Blob([copy.html], { type: "text/html" });
  try {
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch {
    return false;
  }
};

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".copy");
  box.replaceChildren(
    ...data.copies.map((copy) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = copy.label;
      if (copy.hint) button.title = copy.hint;
      button.onclick = async () => {
        const done = older(copy) || (await newer(copy));
        button.textContent = done ? "已复制" : "没有复制成，请选中后按 Ctrl+C";
        window.setTimeout(() => (button.textContent = copy.label), 2000);
        if (done) setTriggerValue("copied", copy.name || copy.label);
      };
      return button;
    }),
  );
}
