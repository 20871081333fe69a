"use strict";

/* Draws the chart, sends the filters when one changes, and shows which numbers are new. All else is the server's. */
(() => {
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const night = matchMedia("(prefers-color-scheme: dark)");
  let chart = null;

  const axis = (extra) => ({
    type: "value",
    minInterval: 1,
    axisLabel: { color: style("--soft"), fontSize: 11 },
    splitLine: { lineStyle: { color: style("--line"), type: "dashed" } },
    ...extra,
  });

  /* A day: its name, clicks, conversions, and whether it is not over yet. */
  const [NAME, CLICKS, CONVERSIONS, OPEN] = [0, 1, 2, 3];

  function options(days, labels) {
    const few = days.length < 45;
    const number = (value) => value.toLocaleString(document.documentElement.lang);
    const line = { color: style("--goal"), width: 2.5 };
    const dot = { color: style("--goal"), borderColor: style("--panel"), borderWidth: 2 };
    const open = days.findIndex((day) => day[OPEN]);
    return {
      animation: !calm.matches,
      animationDuration: 500,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 6, right: 6, top: 40, bottom: 10, containLabel: true },
      legend: {
        right: 0, top: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12, data: [labels.clicks, labels.conversions],
        textStyle: { color: style("--soft"), fontSize: 12 },
      },
      // Rich text is drawn on the canvas: the page's policy forbids styles in markup.
      tooltip: {
        trigger: "axis", renderMode: "richText",
        axisPointer: { type: "shadow", shadowStyle: { color: style("--trail-wash"), opacity: 0.5 } },
        backgroundColor: style("--panel"), borderColor: style("--line"), textStyle: { color: style("--ink"), fontSize: 12 },
        formatter: ([{ dataIndex }]) => {
          const day = days[dataIndex];
          const title = day[OPEN] ? `${day[NAME]}, ${labels.today}` : day[NAME];
          return `${title}\n${labels.clicks}: ${number(day[CLICKS])}\n${labels.conversions}: ${number(day[CONVERSIONS])}`;
        },
      },
      xAxis: {
        type: "category", data: days.map((day) => day[NAME]),
        axisTick: { show: false }, axisLine: { lineStyle: { color: style("--line") } },
        axisLabel: { color: style("--soft"), fontSize: 11, hideOverlap: true, margin: 10 },
      },
      yAxis: [axis({}), axis({ splitLine: { show: false }, axisLabel: { color: style("--goal"), fontSize: 11 } })],
      series: [
        {
          name: labels.clicks, type: "bar", barMaxWidth: 46, barCategoryGap: few ? "38%" : "15%",
          data: days.map((day) => ({ value: day[CLICKS], itemStyle: { opacity: day[OPEN] ? 0.35 : 0.82 } })),
          itemStyle: { color: style("--trail"), borderRadius: few ? [6, 6, 0, 0] : 0 },
        },
        {
          name: labels.conversions, type: "line", yAxisIndex: 1, smooth: 0.25,
          data: days.map((day) => (day[OPEN] ? null : day[CONVERSIONS])),
          symbol: "circle", symbolSize: 7, showSymbol: few, lineStyle: line, itemStyle: dot,
        },
        {
          // The day that is not over: its line is dashed, since it will rise.
          name: labels.today, type: "line", yAxisIndex: 1,
          data: days.map((day, i) => (open >= 0 && i >= open - 1 ? day[CONVERSIONS] : null)),
          symbol: "circle", symbolSize: 7, showSymbol: few, lineStyle: { ...line, width: 1.5, type: "dashed" }, itemStyle: dot, z: 1,
        },
      ],
    };
  }

  function draw() {
    const place = document.getElementById("chart");
    const data = document.getElementById("chart-data");
    if (!place || !data || !window.echarts) {
      return;
    }
    if (!chart || chart.getDom() !== place) {
      chart?.dispose();
      chart = echarts.init(place, null, { renderer: "canvas" });
      new ResizeObserver(() => chart.resize()).observe(place);
      chart.on("finished", () => (place.dataset.drawn = "true"));
    }
    chart.setOption(options(JSON.parse(data.dataset.days), place.dataset), true);
  }

  const figures = () =>
    new Map([...document.querySelectorAll("[data-figure]")].map((each) => [each.dataset.figure, each.textContent]));
  let before = new Map();

  document.addEventListener("DOMContentLoaded", () => {
    draw();
    before = figures();
    const filters = document.querySelector(".filters");
    filters?.addEventListener("change", (event) => {
      if (event.target.type === "date") {
        return;
      }
      if (event.target.name === "days") {
        filters.querySelectorAll("input[type=date]").forEach((date) => (date.value = ""));
      }
      filters.requestSubmit();
    });
  });

  // Nobody looks at a hidden page; it catches up when it is shown again.
  document.addEventListener("htmx:beforeRequest", (event) => document.hidden && event.preventDefault());

  document.addEventListener("htmx:afterSettle", () => {
    draw();
    const now = figures();
    now.forEach((text, figure) => {
      if (before.has(figure) && before.get(figure) !== text) {
        document.querySelector(`[data-figure="${figure}"]`).classList.add("fresh");
      }
    });
    before = now;
  });

  night.addEventListener("change", draw);
})();
