type Child = Node | string | null | undefined | false;

interface Properties {
  readonly class?: string;
  readonly onclick?: () => void;
  readonly [attribute: string]: string | number | boolean | undefined | (() => void);
}

/** An element with attributes and children. Text goes in as text: nothing that a policy says is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  fill(node, properties);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function svg(name: string, properties: Properties = {}, ...children: Node[]): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  fill(node, properties);
  node.append(...children);
  return node;
}

function fill(node: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') node.addEventListener('click', value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value));
  }
}
