/** Builds an element. What is no property of it becomes an attribute. */
export function build(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * Makes the container show exactly these items. An item that was there keeps its element, and with it focus, selection
 * and what is unfolded.
 */
export function keepChildren(container, items, keyOf, buildItem) {
  const present = new Map([...container.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = String(keyOf(item));
    const child = present.get(key) ?? buildItem(item);
    present.delete(key);
    child.dataset.key = key;
    if (container.children[index] !== child) container.insertBefore(child, container.children[index] ?? null);
  });
  for (const child of present.values()) child.remove();
}

/** A button that copies a text and says so for two seconds. `label` names what is copied to who cannot see it. */
export function copyButton(text, label, shown = 'Copy') {
  const button = build('button', { type: 'button', className: 'btn plain small', ariaLabel: label }, shown);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.replaceChildren('Copied');
    button.ariaLabel = 'Copied';
    setTimeout(() => {
      button.replaceChildren(shown);
      button.ariaLabel = label;
    }, 2_000);
  });
  return button;
}
