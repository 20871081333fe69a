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

  function options(days, labels) {
    const few = days.length < 45;
    return {
      animation: !calm.matches,
      animationDuration: 500,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 4, right: 4, top: 40, bottom: 4, containLabel: true },
      legend: {
        right: 0, top: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12,
        textStyle: { color: style("--soft"), fontSize: 12 },
      },
      // Rich text is drawn on the canvas: the page's policy forbids styles in markup.
      tooltip: {
        trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow", shadowStyle: { color: style("--trail-wash"), opacity: 0.5 } },
        backgroundColor: style("--panel"), borderColor: style("--line"), textStyle: { color: style("--ink"), fontSize: 12 },
        valueFormatter: (value) => Number(value).toLocaleString(document.documentElement.lang),
      },
      xAxis: {
        type: "category", data: days.map((day) => day[1]),
        axisTick: { show: false }, axisLine: { lineStyle: { color: style("--line") } },
        axisLabel: { color: style("--soft"), fontSize: 11, hideOverlap: true },
      },
      yAxis: [axis({}), axis({ splitLine: { show: false }, axisLabel: { color: style("--goal"), fontSize: 11 } })],
      series: [
        {
          name: labels.clicks, type: "bar", data: days.map((day) => day[2]), barMaxWidth: 46, barCategoryGap: few ? "38%" : "15%",
          itemStyle: { color: style("--trail"), opacity: 0.82, borderRadius: few ? [6, 6, 0, 0] : 0 },
        },
        {
          name: labels.conversions, type: "line", yAxisIndex: 1, data: days.map((day) => day[4]), smooth: 0.25,
          symbol: "circle", symbolSize: few ? 7 : 0, showSymbol: few,
          lineStyle: { color: style("--goal"), width: 2.5 }, itemStyle: { color: style("--goal"), borderColor: style("--panel"), borderWidth: 2 },
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
