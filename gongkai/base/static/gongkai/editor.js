// The body as it will look, in place of a plain box. Without this file the box itself takes the text, a line a paragraph.
(function () {
  "use strict";
  var box = document.getElementById("id_body");
  if (!box || !document.execCommand) return;

  function escaped(text) {
    var div = document.createElement("div");
    div.textContent = text;
    return div.innerHTML;
  }

  // Text without tags is shown a paragraph a line; what has tags was made safe when it was saved, and is again now.
  function asHtml(text) {
    if (!/<(p|h[2-4]|ul|ol|table|br)\b/i.test(text)) {
      return text.split("\n").filter(Boolean).map(function (line) { return "<p>" + escaped(line) + "</p>"; }).join("");
    }
    var parsed = new DOMParser().parseFromString(text, "text/html");
    parsed.querySelectorAll("script, style, iframe, object, embed, link, form").forEach(function (node) { node.remove(); });
    parsed.querySelectorAll("*").forEach(function (node) {
      Array.from(node.attributes).forEach(function (each) {
        if (/^on|^style$/i.test(each.name) || /^\s*javascript:/i.test(each.value)) node.removeAttribute(each.name);
      });
    });
    return parsed.body.innerHTML;
  }

  var frame = document.createElement("div");
  var tools = document.createElement("div");
  var area = document.createElement("div");
  frame.className = "editor";
  tools.className = "editor-tools";
  area.className = "editor-text record-body";
  area.contentEditable = "true";
  area.setAttribute("role", "textbox");
  area.setAttribute("aria-multiline", "true");
  area.setAttribute("aria-label", "正文");
  area.innerHTML = asHtml(box.value);

  [["标题", "formatBlock", "h2"], ["小标题", "formatBlock", "h3"], ["正文", "formatBlock", "p"], ["加粗", "bold"],
   ["编号", "insertOrderedList"], ["列表", "insertUnorderedList"], ["撤销", "undo"]].forEach(function (tool) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = tool[0];
    button.addEventListener("click", function () {
      area.focus();
      document.execCommand("styleWithCSS", false, false);
      document.execCommand(tool[1], false, tool[2]);
    });
    tools.appendChild(button);
  });
  document.execCommand("defaultParagraphSeparator", false, "p");
  frame.appendChild(tools);
  frame.appendChild(area);
  box.classList.add("editor-hidden");
  box.parentNode.insertBefore(frame, box);
  box.form.addEventListener("submit", function () { box.value = area.innerHTML; });
})();
