import { writeExact } from '../../sandbox/exactJson';
import type { Merchant } from '../../sandbox/merchant/merchant';
import { countsOf, countUsers, truthOf } from '../lab/counts';
import { answer, stock } from '../lab/steps';
import { type Job, type Way, way } from './job';
import { type Build, EVERYBODY, ours, RESULT } from './ways';

/** Tells the last user's ID only: no expression may look at all the users, for n8n would copy them. */
const LAST = [
	stock('Last', 'limit', 1, { maxItems: 1, keep: 'lastItems' }),
	answer('{{ JSON.stringify({ mchUuid: $json.mchUuid }) }}'),
];

/** As many items with the same fields as the call says, by n8n's Code node, each with IDs of its own. */
const made: Build = ({ sandbox: { merchant } }) => {
	const [first = ''] = merchant.idsFrom(1, 1);
	const jsCode = `const row = ${writeExact(merchant.find(first) ?? {})};
const items = [];
for (let place = 1; place <= $input.first().json.body.users; place++) {
	const digits = String(place).padStart(7, '0');
	const [mchUuid, uuid] = [row.mchUuid, row.uuid].map((id) => String(id).slice(0, -7) + digits);
	items.push({ json: { ...row, mchUuid, uuid } });
}
return items;`;
	return [stock(RESULT, 'code', 2, { jsCode })];
};

/** Whether an answer tells what there is: the last user, the last item that was made, the counts. */
const isLastUser = (text: string, merchant: Merchant) =>
	text.includes(String(merchant.idsFrom(merchant.size, 1)[0]));
const isLastMade = (text: string, { size }: Merchant) =>
	text.includes(`${String(size).padStart(7, '0')}"`);
const isTruth = (text: string, merchant: Merchant) =>
	JSON.stringify(countsOf(JSON.parse(text))) === JSON.stringify(truthOf({ merchant }));

/** A way as it is where n8n does not save the execution. */
const unsaved = (title: string, build: Build, isRight: Way['isRight'], last = LAST): Way => ({
	title: `${title}, not saved`,
	build: (around) => [...build(around), ...last],
	isRight,
});

const GET_MANY = 'JT Wallet Balance, Get Many, Return All';
const CODE = "n8n's Code node, the same items made on the spot";

/** How many wallet users n8n gets through as items, and how many of its own making. */
export const SIZES: Job = {
	name: 'sizes',
	title: 'Very many wallet users, execution data saved or not',
	users: [100_000, 500_000],
	onlyAlone: true,
	expected: (merchant) => merchant.rows().map(() => 'a user'),
	inWords: () => 'a user',
	ways: {
		oursUnsaved: unsaved(GET_MANY, ours(EVERYBODY), isLastUser),
		madeUnsaved: { ...unsaved(CODE, made, isLastMade), asksNobody: true },
		ours: way(GET_MANY, ours(EVERYBODY)),
		made: { title: CODE, build: made, asksNobody: true },
		oursCounted: unsaved(`${GET_MANY}, counted by n8n's Summarize`, ours(EVERYBODY), isTruth, [
			countUsers,
			answer('{{ JSON.stringify($json) }}'),
		]),
	},
	targets: [],
};
