"use strict";

/* Opens rows, ticks all boxes of a list, sends a filter when it changes. All else is the server's and htmx's. */
(() => {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const inside = document.getElementById(opener.getAttribute("aria-controls"));
      inside.hidden = !inside.hidden;
      opener.setAttribute("aria-expanded", String(!inside.hidden));
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
