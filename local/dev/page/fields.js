import { build } from './elements.js';

/**
 * The fields of a form, each with its label. One is a text input unless it has `options`, a select, or another `type`; all else
 * are properties of the control.
 */
export function fields(form, ...described) {
  return build('div', { className: 'fields' }, ...described.map((one) => field(form, one)));
}

function field(form, { name, label, options, isWide = true, hint, ...properties }) {
  const id = `${form}-${name}`;
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  const tag = options === undefined ? 'input' : 'select';
  const control = build(tag, { id, name, autocomplete: 'off', ...described, ...properties });
  if (options !== undefined) control.append(...options.map((option) => new Option(...[option].flat())));
  return build(
    'div',
    { className: isWide ? 'field wide' : 'field' },
    build('label', { htmlFor: id }, label),
    control,
    ...(hint === undefined ? [] : [build('p', { className: 'hint', id: `${id}-hint` }, hint)]),
  );
}
