import './support/userFolder';
process.env['N8N_LOG_LEVEL'] = 'debug';
process.env['N8N_LOG_FORMAT'] = 'json';
import { useBalanceNode } from './support/balanceNode';
const node = useBalanceNode({ users: 30 });
it('x', async () => {
	node.sandbox.faults.set([{ kind: 'vendorCode', code: 21001 }]);
	const out: string[] = [];
	for (const stream of [process.stdout, process.stderr, Reflect.get(console, '_stdout'), Reflect.get(console, '_stderr')]) {
	  if (stream) jest.spyOn(stream, 'write').mockImplementation((t) => { out.push(String(t)); return true; });
	}
	const r = await node.run({ operation: 'getAll' });
	jest.restoreAllMocks();
	require('fs').writeFileSync('/tmp/reading-lab/out.txt', out.join('\n@@'));
});
