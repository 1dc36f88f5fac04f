// Tabs of languages: a reader chooses one once, and every page shows it. Without this script all of them are shown.
const KEY = 'dynamorm-cdk:language';
const CHOSEN = 'dynamorm-cdk:language-chosen';
let made = 0;

/** What was chosen last; there is no memory where the browser keeps none. */
const remembered = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const remember = (language) => {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice holds for this page.
  }
};

class LanguageTabs extends HTMLElement {
  #tabs = [];

  connectedCallback() {
    const panels = [...this.querySelectorAll(':scope > [data-language]')];
    const list = document.createElement('div');
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', 'Language');
    this.#tabs = panels.map((panel) => this.#tab(panel));
    list.append(...this.#tabs);
    list.addEventListener('keydown', (event) => this.#move(event));
    this.prepend(list);
    this.#show(remembered());
    document.addEventListener(CHOSEN, (event) => this.#show(event.detail));
  }

  #tab(panel) {
    made += 1;
    const tab = document.createElement('button');
    Object.assign(tab, { type: 'button', id: `language-tab-${made}`, textContent: panel.dataset.language });
    tab.setAttribute('role', 'tab');
    panel.id = `language-panel-${made}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    tab.setAttribute('aria-controls', panel.id);
    tab.addEventListener('click', () => this.#choose(tab));
    return tab;
  }

  /** Other tabs of the page follow; what the reader looks at stays where it is. */
  #choose(tab) {
    const before = this.getBoundingClientRect().top;
    remember(tab.textContent);
    document.dispatchEvent(new CustomEvent(CHOSEN, { detail: tab.textContent }));
    window.scrollBy({ top: this.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  #move(event) {
    const at = this.#tabs.indexOf(document.activeElement);
    const count = this.#tabs.length;
    const to = { ArrowRight: (at + 1) % count, ArrowLeft: (at - 1 + count) % count, Home: 0, End: count - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.#tabs[to].focus();
    this.#choose(this.#tabs[to]);
  }

  /** A language that these tabs do not have changes nothing. */
  #show(language) {
    const chosen =
      this.#tabs.find((tab) => tab.textContent === language) ?? this.#tabs.find((tab) => tab.ariaSelected === 'true') ?? this.#tabs[0];
    for (const tab of this.#tabs) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
    }
  }
}

customElements.define('language-tabs', LanguageTabs);
