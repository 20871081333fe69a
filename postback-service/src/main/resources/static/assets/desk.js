"use strict";

/* Opens rows, ticks all boxes of a list, sends a filter when it changes, puts macros and examples into fields, uploads a
   file. All else is the server's and htmx's. */
(() => {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const inside = document.getElementById(opener.getAttribute("aria-controls"));
      inside.hidden = !inside.hidden;
      opener.setAttribute("aria-expanded", String(!inside.hidden));
    }
    const { puts, fills, into } = event.target.dataset;
    if (into) {
      const field = event.target.form.elements[into];
      if (fills) {
        field.value = fills;
      } else {
        field.setRangeText(puts, field.selectionStart, field.selectionEnd, "end");
      }
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  /* A file goes to the API as it is; the other fields say in the query what stands in it. */
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const { uploads, then } = form.dataset;
    if (!uploads) {
      return;
    }
    event.preventDefault();
    const said = form.querySelector("[data-says]");
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string" && value));
    const [body] = form.querySelector("input[type=file]").files;
    const answer = await fetch(`${uploads}?${query}`, { method: "POST", headers: { "Content-Type": "text/csv" }, body });
    const { id, detail } = await answer.json();
    if (answer.ok) {
      location.assign(then + id);
    } else {
      const alert = Object.assign(document.createElement("p"), { className: "alert", textContent: detail });
      alert.setAttribute("role", "alert");
      said.replaceChildren(alert);
    }
  });

  const FIRST_LINE = 4096;

  /* The columns of a file, to choose from. */
  async function offerColumns(file) {
    const [header] = (await file.slice(0, FIRST_LINE).text()).split("\n");
    const names = header.split(/[,;\t]/).map((name) => name.trim().replace(/^[\uFEFF"]+|"+$/g, ""));
    document.getElementById("columns").replaceChildren(...names.map((name) => new Option(name, name)));
  }

  document.addEventListener("change", (event) => {
    const { all } = event.target.dataset;
    if (all) {
      document.querySelectorAll(`input[name="${all}"]:not(:disabled)`).forEach((box) => (box.checked = event.target.checked));
    }
    if (event.target.type === "file" && event.target.files.length) {
      offerColumns(event.target.files[0]);
    }
    if ("submits" in event.target.dataset) {
      event.target.form.requestSubmit();
    }
  });
})();
