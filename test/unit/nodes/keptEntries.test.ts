import type { INodeProperties } from 'n8n-workflow';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { STATUS_EVENTS } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import { statusField } from '../../../nodes/JtWalletBalanceTrigger/watch/watchFields';

const RESTRICTING = ['filters', ...STATUS_EVENTS.map((event) => statusField(event).name)];

const restrictingOf = ({ properties }: { properties: INodeProperties[] }): INodeProperties[] =>
	properties.filter(({ name }) => RESTRICTING.includes(name));

it.each([
	['balance node', restrictingOf(new JtWalletBalance().description), 3],
	['trigger', restrictingOf(new JtWalletBalanceTrigger().description), 1 + STATUS_EVENTS.length],
])(
	"the %s's restrictions are shown by paths from the root, so that n8n's editor does not empty them",
	(_node, restrictions, count) => {
		expect(restrictions).toHaveLength(count);
		for (const { displayOptions } of restrictions) {
			expect(displayOptions?.hide).toBeUndefined();
			for (const shownBy of Object.keys(displayOptions?.show ?? {})) {
				expect(shownBy).toMatch(/^\//);
			}
		}
	},
);
