export { default } from '../scripts/lint/house.mjs';
