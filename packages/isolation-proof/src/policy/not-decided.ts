/** A question that cannot be asked, with the reason. It is never an answer. */
export class NotDecided extends Error {
  constructor(public readonly reason: string) {
    super(`Not decided: ${reason}.`);
    this.name = 'NotDecided';
  }
}
