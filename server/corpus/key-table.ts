/** Numbers the keys that one search meets, in order of first sight, so that everything counted of them lies in plain arrays. */
export class KeyTable {
  #slots = new Int32Array(1 << 14).fill(-1);
  #keys = new Uint32Array(1 << 13);
  #size = 0;

  /** How many keys have a number: 0 to this, exclusive. */
  get size(): number {
    return this.#size;
  }

  /** The number of a key, given to it now if it has none. */
  numberOf(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] as number;
    if (known >= 0) return known;
    const number = this.#size++;
    this.#keys[number] = key;
    this.#slots[slot] = number;
    if (this.#size === this.#keys.length) this.#grow();
    return number;
  }

  /** The key that has a number. */
  keyOf(number: number): number {
    return this.#keys[number] as number;
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 15) & mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number < 0 || this.#keys[number] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const keys = new Uint32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(keys.length * 2).fill(-1);
    for (let number = 0; number < this.#size; number++) this.#slots[this.#slotOf(keys[number] as number)] = number;
  }
}
