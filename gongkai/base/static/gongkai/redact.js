/* Draw areas on a page with mouse or finger. Everything it does can be done without it: tick passages, or fill in figures. */
(() => {
  const page = document.querySelector(".redact-page[data-draw]");
  const list = document.getElementById("drawn");
  if (!page || !list) return;
  const number = page.dataset.page;
  const smallest = 0.004;
  page.setAttribute("data-drawing", "");
  let start = null;
  let box = null;

  const place = (event) => {
    const frame = page.getBoundingClientRect();
    const part = (value, length) => Math.min(Math.max(value / length, 0), 1);
    return { x: part(event.clientX - frame.left, frame.width), y: part(event.clientY - frame.top, frame.height) };
  };
  const between = (a, b) => ({
    left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y),
  });
  const show = (element, area) => {
    for (const side of ["left", "top", "width", "height"]) element.style[side] = `${area[side] * 100}%`;
  };
  const keep = (area, element) => {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = "area";
    input.value = [number, area.left, area.top, area.width, area.height]
      .map((value, at) => (at ? value.toFixed(5) : value)).join(",");
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "button small";
    undo.textContent = page.dataset.undo;
    undo.addEventListener("click", () => { element.remove(); input.remove(); undo.remove(); });
    list.append(input, undo);
  };

  // The browser would drag the picture itself.
  page.addEventListener("dragstart", (event) => event.preventDefault());
  page.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    page.setPointerCapture(event.pointerId);
    start = place(event);
    box = document.createElement("div");
    box.className = "redact-box";
    page.append(box);
  });
  page.addEventListener("pointermove", (event) => {
    if (start) show(box, between(start, place(event)));
  });
  const finish = (event) => {
    if (!start) return;
    const area = between(start, place(event));
    if (area.width < smallest || area.height < smallest) box.remove();
    else keep(area, box);
    start = box = null;
  };
  page.addEventListener("pointerup", finish);
  page.addEventListener("pointercancel", () => { if (box) box.remove(); start = box = null; });
})();
