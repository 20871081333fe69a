"use strict";

/* Opens rows, ticks all boxes of a list, sends a filter when it changes, puts macros in. All else is the server's and
   htmx's. */
(() => {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const inside = document.getElementById(opener.getAttribute("aria-controls"));
      inside.hidden = !inside.hidden;
      opener.setAttribute("aria-expanded", String(!inside.hidden));
    }
    const { puts, into } = event.target.dataset;
    if (puts) {
      const field = event.target.form.elements[into];
      field.setRangeText(puts, field.selectionStart, field.selectionEnd, "end");
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  document.addEventListener("change", (event) => {
    const { all } = event.target.dataset;
    if (all) {
      document.querySelectorAll(`input[name="${all}"]:not(:disabled)`).forEach((box) => (box.checked = event.target.checked));
    }
    if ("submits" in event.target.dataset) {
      event.target.form.requestSubmit();
    }
  });
})();
