/** A table in Markdown. The first column is text, the others are numbers. */
export function markdownTable(
	head: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
): string {
	const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`;
	const rule = head.map((_, place) => (place === 0 ? '---' : '---:'));
	return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function escape(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
