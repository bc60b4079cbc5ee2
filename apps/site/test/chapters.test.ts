import { expect, test } from "vitest";
import { chaptersOf } from "../plugins/chapters.mjs";

const page = (id: string, sidebarPosition: number, description: string) => ({
  ...{ id, sidebarPosition, description },
  permalink: `/book/${id}`,
  title: `Title of ${id}`,
});

test("a folder's pages are listed in the order of the sidebar, without its index and other folders", () => {
  const pages = [
    page("learn/normal", 2, "A hill with one summit. More of it."),
    page("learn/index", 0, "The contents."),
    page("guides/calibrate", 1, "Another folder."),
    page("learn/coin", 1, "What is 0.5? A coin."),
  ];
  expect(chaptersOf("learn", pages)).toEqual([
    { to: "/book/learn/coin", title: "Title of learn/coin", what: "What is 0.5?" },
    { to: "/book/learn/normal", title: "Title of learn/normal", what: "A hill with one summit." },
  ]);
});

test("a description without a full stop is listed whole", () => {
  expect(chaptersOf("learn", [page("learn/coin", 1, "A coin")])[0].what).toBe("A coin");
});
