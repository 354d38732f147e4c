import type { Page } from '@playwright/test';

/** Room around the nodes of a picture, in pixels. */
const MARGIN = 24;

/** What n8n puts over the canvas, as a selector. */
export const NOT_PART_OF_IT =
	'.el-notification, [data-test-id="execute-workflow-button"], .vue-flow__controls, [data-test-id="canvas-controls"]';

/** Where a picture differs by less, it is not worth another one. */
export const TOLERANCE = { scale: 'device', maxDiffPixelRatio: 0.002 } as const;

/** The part of the page that holds all nodes, with their names below, and all notes. */
export async function surroundingsOfNodes(page: Page) {
	const boxesOf = async (parts: string) =>
		await page
			.locator(parts)
			.evaluateAll((all) =>
				all
					.map((part) => part.getBoundingClientRect())
					.map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
			);
	const boxes = await boxesOf('.vue-flow__node');
	const within = await boxesOf('[data-test-id="canvas-node"] *');
	const left = Math.min(...boxes.map((box) => box.left)) - MARGIN;
	const top = Math.min(...boxes.map((box) => box.top)) - MARGIN;
	const right = Math.max(...boxes.map((box) => box.right)) + 2 * MARGIN;
	const bottom = Math.max(...within.map((box) => box.bottom)) + MARGIN;
	return { x: left, y: top, width: right - left, height: bottom - top };
}
