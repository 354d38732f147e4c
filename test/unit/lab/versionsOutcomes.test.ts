import { outcomesTable } from '../../../scripts/versions/versions';
import { N8N_VERSIONS } from '../../../scripts/n8n/versions';

it('shows a row for each n8n, and what is broken in words', () => {
	const [version] = N8N_VERSIONS;
	const outcomes = [
		{ title: 'package loads', held: true, seen: '2 nodes' },
		{ title: 'Get Many', held: false, seen: '11 of 12 users' },
	];
	const table = outcomesTable([{ version, outcomes }]);
	expect(table).toMatch(/n8n .*Node\.js .*package loads.*Get Many/);
	expect(table).toMatch(/2\.41\.1 .* 24 .* 2 nodes .*BROKEN: 11 of 12 users/);
});
